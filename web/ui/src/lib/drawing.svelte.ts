// The area being drawn on the map: corner by corner, by mouse, or from the cross in the middle by keyboard.

export interface Corner { lat: number; lon: number }

export const drawing = $state<{ on: boolean; corners: Corner[] }>({ on: false, corners: [] });
const MOST = 500;

export function startDrawing(): void {
  drawing.on = true;
  drawing.corners = [];
}

export function stopDrawing(): void {
  drawing.on = false;
  drawing.corners = [];
}

export function addCorner(at: Corner): void {
  if (drawing.corners.length < MOST) drawing.corners = [...drawing.corners, at];
}

export function removeCorner(): void {
  drawing.corners = drawing.corners.slice(0, -1);
}
