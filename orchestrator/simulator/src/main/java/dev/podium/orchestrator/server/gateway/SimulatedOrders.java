package dev.podium.orchestrator.server.gateway;

import dev.podium.orchestrator.wire.v1.NodeOrder;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;

/** A stream of orders that is always ready and ends where the simulation says. */
final class SimulatedOrders extends ServerCallStreamObserver<NodeOrder> {
    private final SimulatedGateway.Line line;

    SimulatedOrders(SimulatedGateway.Line line) {
        this.line = line;
    }

    @Override
    public void onNext(NodeOrder order) {
        line.order(order);
    }

    @Override
    public void onError(Throwable error) {
        line.ended(String.valueOf(Status.fromThrowable(error).getDescription()));
    }

    @Override
    public void onCompleted() {
        line.ended("the server ended the session");
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setOnCancelHandler(Runnable handler) {}

    @Override
    public void setOnReadyHandler(Runnable handler) {}

    @Override
    public void setCompression(String compression) {}

    @Override
    public void setMessageCompression(boolean enable) {}

    @Override
    public void disableAutoInboundFlowControl() {}

    @Override
    public void request(int count) {}
}
