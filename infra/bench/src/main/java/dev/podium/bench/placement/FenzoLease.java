package dev.podium.bench.placement;

import com.netflix.fenzo.VirtualMachineLease;
import dev.podium.bench.placement.Trace.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.mesos.Protos;
import org.jspecify.annotations.Nullable;

/** A machine as Fenzo sees it. */
record FenzoLease(String name, Shape shape) implements VirtualMachineLease {
    @Override
    public String getId() {
        return name;
    }

    @Override
    public long getOfferedTime() {
        return System.currentTimeMillis();
    }

    @Override
    public String hostname() {
        return name;
    }

    @Override
    public String getVMID() {
        return name;
    }

    @Override
    public double cpuCores() {
        return shape.cpuMillis() / 1000.0;
    }

    @Override
    public double memoryMB() {
        return shape.memoryMebi();
    }

    @Override
    public double networkMbps() {
        return 0;
    }

    @Override
    public double diskMB() {
        return 0;
    }

    @Override
    public List<Range> portRanges() {
        return List.of();
    }

    @Override
    public Protos.@Nullable Offer getOffer() {
        return null;
    }

    @Override
    public Map<String, Protos.Attribute> getAttributeMap() {
        // Fenzo looks up null, which Map.of() does not take.
        return new HashMap<>();
    }

    @Override
    public @Nullable Double getScalarValue(String name) {
        return null;
    }

    @Override
    public Map<String, Double> getScalarValues() {
        return Map.of();
    }
}
