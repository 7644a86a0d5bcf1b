package dev.podium.e2e;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts one Podium for all test classes, gives it to those that ask for an {@link Installation}, and purges it at the very end. */
final class Platform implements BeforeAllCallback, ParameterResolver {
    private static final ExtensionContext.Namespace STORE = ExtensionContext.Namespace.create(Platform.class);

    /** Closed by the test engine when everything is over. */
    private record Running(Installation installation) implements AutoCloseable {
        static Running start() {
            Installation installation = new Installation("e2e");
            String printed = installation.podium("up", "--demo").succeeded();
            System.out.println(printed);
            return new Running(installation);
        }

        @Override
        public void close() {
            installation.podium("down", "--purge").succeeded();
        }
    }

    private static Running running(ExtensionContext context) {
        return context.getRoot().getStore(STORE).computeIfAbsent(Running.class, key -> Running.start(), Running.class);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Installation.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return running(context).installation();
    }
}
