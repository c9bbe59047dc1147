"""What may come in: strict shapes, checked at the edge and nowhere else."""
