package dev.podium.portal.web;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinSession;
import dev.podium.portal.PortalSettings;
import dev.podium.portal.fake.Await;
import dev.podium.portal.fake.FakeApi;
import dev.podium.portal.fake.FakeCluster;
import dev.podium.portal.fake.FakeDemo;
import dev.podium.portal.fake.SignedIn;
import dev.podium.portal.session.PortalSession;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The portal's pages without a browser, against a fake API with a populated cluster. */
public abstract class PortalTest extends BrowserlessTest {
    protected final FakeCluster cluster = FakeDemo.populated();
    protected final FakeApi api = startApi();
    private final ApplicationContext beans = ApplicationContext.builder()
            .deduceEnvironment(false)
            .singletons(new PortalSettings("127.0.0.1", 0, api.url()))
            .start();

    @Override
    protected Set<String> scanPackages() {
        return Set.of("dev.podium.portal");
    }

    @Override
    protected Set<Class<?>> lookupServices() {
        return Set.of(TestInstantiatorFactory.class);
    }

    @BeforeEach
    @Override
    protected void initVaadinEnvironment() {
        TestInstantiatorFactory.use(beans);
        super.initVaadinEnvironment();
    }

    @AfterEach
    @Override
    protected void cleanVaadinEnvironment() {
        super.cleanVaadinEnvironment();
        TestInstantiatorFactory.use(null);
        beans.close();
        api.close();
    }

    protected PortalSession signIn(String user) {
        PortalSession session = SignedIn.as(user, api);
        VaadinSession.getCurrent().setAttribute(PortalSession.class, session);
        return session;
    }

    /** Goes to an address such as {@code deploy?step=review}. */
    protected void go(String address) {
        String[] parts = address.split("\\?", 2);
        UI.getCurrent().navigate(parts[0], QueryParameters.fromString(parts.length > 1 ? parts[1] : ""));
    }

    /** Lets what other threads sent to the page arrive until {@code holds}. */
    protected void until(String what, BooleanSupplier holds) throws InterruptedException {
        Await.until(what, () -> {
            MockVaadin.runUIQueue();
            roundTrip();
            return holds.getAsBoolean();
        });
    }

    /** The control of the page with this test id. */
    protected <C extends Component> C control(Class<C> type, String testId) {
        return find(type).withAttribute("data-testid", testId).single();
    }

    /** Whether the page has this text somewhere. */
    protected boolean shows(String text) {
        return getCurrentView().getElement().getTextRecursively().contains(text);
    }

    private static FakeApi startApi(FakeCluster cluster) {
        try {
            return FakeApi.start(cluster);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FakeApi startApi() {
        return startApi(cluster);
    }
}
