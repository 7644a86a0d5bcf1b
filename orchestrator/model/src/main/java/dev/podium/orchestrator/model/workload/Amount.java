package dev.podium.orchestrator.model.workload;

/** How much of a node something takes or offers: processor time, memory and number of processes. */
public record Amount(Cpu cpu, Bytes memory, long pids) {
    public static final Amount ZERO = new Amount(Cpu.ZERO, Bytes.ZERO, 0);

    public Amount {
        if (pids < 0) {
            throw new IllegalArgumentException("pids " + pids + " is not valid: expected zero or more");
        }
    }

    public Amount plus(Amount other) {
        return new Amount(cpu.plus(other.cpu), memory.plus(other.memory), Math.addExact(pids, other.pids));
    }
}
