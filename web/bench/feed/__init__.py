"""The live feed under many sockets, beside redis pub/sub and a nats-server websocket."""
