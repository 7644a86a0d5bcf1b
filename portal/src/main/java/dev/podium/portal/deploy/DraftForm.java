package dev.podium.portal.deploy;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.podium.portal.component.Markup;
import dev.podium.portal.component.TestId;
import dev.podium.portal.deploy.DeployDraft.Exposure;
import dev.podium.portal.deploy.DeployDraft.Health;
import dev.podium.portal.deploy.DeployDraft.Launch;
import dev.podium.portal.deploy.DeployDraft.Size;
import dev.podium.portal.deploy.DeployDraft.Source;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields of the wizard, one group a step, and the place of each error among them. */
final class DraftForm {
    private final Map<Step, Div> groups = new EnumMap<>(Step.class);
    private final ErrorPlaces places = new ErrorPlaces();

    private final Select<String> namespace = new Select<>();
    private final TextField name = text("Name", "web", TestId.DEPLOY_NAME);
    private final TextField image = text("Image", "registry.example/shop/web:1.8", TestId.DEPLOY_IMAGE);
    private final TextField port = text("Port", "8080", TestId.DEPLOY_PORT);
    private final TextField command = text("Command", "/bin/server", TestId.DEPLOY_COMMAND);
    private final TextField args = text("Arguments", "--verbose", TestId.DEPLOY_ARGS);
    private final TextArea env = new TextArea("Environment");
    private final Select<String> everywhere = new Select<>();
    private final TextField replicas = text("Instances", "1", TestId.DEPLOY_REPLICAS);
    private final TextField cpu = text("CPU", "100m", TestId.DEPLOY_CPU);
    private final TextField memory = text("Memory", "128Mi", TestId.DEPLOY_MEMORY);
    private final TextField cpuLimit = text("CPU limit", "1", TestId.DEPLOY_CPU_LIMIT);
    private final TextField memoryLimit = text("Memory limit", "256Mi", TestId.DEPLOY_MEMORY_LIMIT);
    private final Select<Health.Readiness> probe = new Select<>();
    private final TextField probePath = text("Path", "/healthz", TestId.DEPLOY_PROBE_PATH);
    private final TextField probeEvery = text("Every", "5s", "deploy-probe-every");
    private final TextField probeFailures = text("Failures until not ready", "2", "deploy-probe-failures");
    private final Select<Exposure.Reach> route = new Select<>();
    private final TextField host = text("Host", "shop.example", TestId.DEPLOY_ROUTE_HOST);
    private final TextField path = text("Path", "/", TestId.DEPLOY_ROUTE_PATH);

    private static final String COUNTED = "A number of instances";
    private static final String EVERY_NODE = "One on every node";

    DraftForm(List<String> namespaces) {
        namespace.setLabel("Namespace");
        namespace.setItems(namespaces);
        Markup.testId(namespace, TestId.DEPLOY_NAMESPACE);
        env.setPlaceholder("MODE=production\nLOG_LEVEL=info");
        env.setHelperText("One NAME=value a line; the content of a .env file can be pasted.");
        env.setMinHeight("160px");
        Markup.testId(env, TestId.DEPLOY_ENV);
        everywhere.setLabel("Spread");
        everywhere.setItems(COUNTED, EVERY_NODE);
        everywhere.addValueChangeListener(change -> replicas.setEnabled(COUNTED.equals(change.getValue())));
        choices(probe, "Readiness probe", EnumSet.allOf(Health.Readiness.class), TestId.DEPLOY_PROBE_KIND);
        probe.setItemLabelGenerator(Health.Readiness::label);
        probe.addValueChangeListener(change -> showProbe(change.getValue()));
        choices(route, "Reached", EnumSet.allOf(Exposure.Reach.class), TestId.DEPLOY_ROUTE_KIND);
        route.setItemLabelGenerator(Exposure.Reach::label);
        route.addValueChangeListener(change -> showRoute(change.getValue()));
        helpers();
        image.addValueChangeListener(change -> suggestName());
        layOut();
        placeErrors();
    }

    Div group(Step step) {
        return groups.getOrDefault(step, new Div());
    }

    /** What can no longer be chosen once an app exists: where it lives and what it is called. */
    void lockIdentity() {
        namespace.setReadOnly(true);
        name.setReadOnly(true);
    }

    void fill(DeployDraft draft) {
        Source source = draft.source();
        if (!source.namespace().isEmpty()) {
            namespace.setValue(source.namespace());
        }
        name.setValue(source.name());
        image.setValue(source.image());
        port.setValue(source.port());
        command.setValue(draft.launch().command());
        args.setValue(draft.launch().args());
        env.setValue(draft.launch().env());
        Size size = draft.size();
        everywhere.setValue(size.everywhere() ? EVERY_NODE : COUNTED);
        replicas.setValue(size.replicas());
        cpu.setValue(size.cpu());
        memory.setValue(size.memory());
        cpuLimit.setValue(size.cpuLimit());
        memoryLimit.setValue(size.memoryLimit());
        fillChoices(draft);
    }

    private void fillChoices(DeployDraft draft) {
        Health health = draft.health();
        Set<Health.Readiness> probes =
                EnumSet.of(Health.Readiness.NONE, Health.Readiness.HTTP, Health.Readiness.TCP, health.kind());
        probe.setItems(probes);
        probe.setValue(health.kind());
        probePath.setValue(health.path());
        probeEvery.setValue(health.every());
        probeFailures.setValue(health.failures());
        Exposure exposure = draft.exposure();
        route.setItems(
                EnumSet.of(Exposure.Reach.STANDARD, Exposure.Reach.CUSTOM, Exposure.Reach.NONE, exposure.kind()));
        route.setValue(exposure.kind());
        host.setValue(exposure.host());
        path.setValue(exposure.path());
    }

    DeployDraft read() {
        return new DeployDraft(
                new Source(text(namespace), name.getValue(), image.getValue(), port.getValue()),
                new Launch(command.getValue(), args.getValue(), env.getValue()),
                new Size(
                        EVERY_NODE.equals(everywhere.getValue()),
                        replicas.getValue(),
                        cpu.getValue(),
                        memory.getValue(),
                        cpuLimit.getValue(),
                        memoryLimit.getValue()),
                new Health(probe.getValue(), probePath.getValue(), probeEvery.getValue(), probeFailures.getValue()),
                new Exposure(route.getValue(), host.getValue(), path.getValue()));
    }

    ErrorPlaces errors() {
        return places;
    }

    void focus(Step step) {
        switch (step) {
            case SOURCE -> image.focus();
            case RUNTIME -> command.focus();
            case SIZE -> replicas.focus();
            case HEALTH -> probe.focus();
            case EXPOSURE -> route.focus();
            case REVIEW -> {
                // Nothing to type there.
            }
        }
    }

    private void suggestName() {
        if (name.isEmpty() && !name.isReadOnly()) {
            name.setValue(DeployPresenter.suggestedName(image.getValue()));
        }
    }

    private void showProbe(Health.Readiness kind) {
        boolean typed = kind == Health.Readiness.HTTP || kind == Health.Readiness.TCP;
        probePath.setVisible(kind == Health.Readiness.HTTP);
        probeEvery.setVisible(typed);
        probeFailures.setVisible(typed);
    }

    private void showRoute(Exposure.Reach kind) {
        host.setVisible(kind == Exposure.Reach.CUSTOM);
        path.setVisible(kind == Exposure.Reach.CUSTOM);
    }

    private void helpers() {
        image.setHelperText("With its registry and tag. Images that a node already has are found too.");
        name.setHelperText("Lower-case letters, digits, hyphens.");
        port.setHelperText("The one the app listens on; empty for none.");
        command.setHelperText("Replaces the image's entry point.");
        args.setHelperText("Replaces the image's command.");
        cpu.setHelperText("Kept free for each instance: 250m is a quarter of a core.");
        memory.setHelperText("Kept free for each instance: 256Mi.");
        cpuLimit.setHelperText("The most it may take.");
        memoryLimit.setHelperText("Above it the instance is ended.");
        host.setHelperText("Its DNS has to point to a node with a router.");
    }

    private void layOut() {
        groups.put(Step.SOURCE, grid(image, wide(name, "half"), wide(namespace, "quarter"), wide(port, "quarter")));
        groups.put(Step.RUNTIME, grid(wide(command, "half"), wide(args, "half"), env));
        groups.put(
                Step.SIZE,
                grid(
                        wide(everywhere, "half"),
                        wide(replicas, "half"),
                        wide(cpu, "half"),
                        wide(memory, "half"),
                        wide(cpuLimit, "half"),
                        wide(memoryLimit, "half")));
        groups.put(
                Step.HEALTH,
                grid(probe, wide(probePath, "half"), wide(probeEvery, "quarter"), wide(probeFailures, "quarter")));
        groups.put(Step.EXPOSURE, grid(route, wide(host, "half"), wide(path, "half")));
    }

    private void placeErrors() {
        places.place(Step.SOURCE, namespace, "/namespace", "/metadata/namespace");
        places.place(Step.SOURCE, name, "/app", "/name", "/metadata/name");
        places.place(Step.SOURCE, image, "/image");
        places.place(Step.SOURCE, port, "/ports");
        places.place(Step.RUNTIME, command, "/command");
        places.place(Step.RUNTIME, args, "/args");
        places.place(Step.RUNTIME, env, "/env");
        places.place(Step.SIZE, everywhere, "/kind");
        places.place(Step.SIZE, replicas, "/replicas");
        places.place(Step.SIZE, cpu, "/resources", "/resources/cpu");
        places.place(Step.SIZE, memory, "/resources/memory");
        places.place(Step.SIZE, cpuLimit, "/resources/limits", "/resources/limits/cpu");
        places.place(Step.SIZE, memoryLimit, "/resources/limits/memory");
        places.place(Step.HEALTH, probe, "/probes");
        places.place(Step.HEALTH, probePath, "/probes/readiness/http");
        places.place(Step.HEALTH, probeEvery, "/probes/readiness/every");
        places.place(Step.HEALTH, probeFailures, "/probes/readiness/failures");
        places.place(Step.EXPOSURE, host, "/routes");
        places.place(Step.EXPOSURE, path, "/routes/0/path");
    }

    private static Div grid(Component... fields) {
        return Markup.div("field-grid", fields);
    }

    private static <C extends Component> C wide(C field, String width) {
        field.getElement().getClassList().add(width);
        return field;
    }

    private static TextField text(String label, String placeholder, String testId) {
        TextField field = new TextField(label);
        field.setPlaceholder(placeholder);
        return Markup.testId(field, testId);
    }

    private static <E> void choices(Select<E> select, String label, Set<E> items, String testId) {
        select.setLabel(label);
        select.setItems(items);
        Markup.testId(select, testId);
    }

    private static String text(HasValue<?, String> field) {
        String value = field.getValue();
        return value == null ? "" : value;
    }
}
