package dev.podium.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import dev.podium.api.contract.app.AppSpec;
import dev.podium.portal.apps.AppsView;
import dev.podium.portal.component.RowList;
import dev.podium.portal.component.TestId;
import dev.podium.portal.deploy.DeployView;
import dev.podium.portal.login.LoginView;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the pages show and do, for people with different rights. */
class PagesTest extends PortalTest {
    @Test
    void nobody_gets_past_the_sign_in_page_without_signing_in() {
        go("apps/acme-prod/web?tab=logs");
        assertThat(getCurrentView()).isInstanceOf(LoginView.class);
    }

    @Test
    void an_address_the_portal_does_not_have_says_so() {
        signIn("admin");
        go("nonsense");
        assertThat(shows("There is no such page")).isTrue();
    }

    @Test
    void a_wrong_password_is_answered_where_it_was_typed() {
        go("login");
        test(control(TextField.class, TestId.LOGIN_USERNAME)).setValue("dora");
        test(control(PasswordField.class, TestId.LOGIN_PASSWORD)).setValue("guess");
        test(control(NativeButton.class, TestId.LOGIN_SUBMIT)).click();
        assertThat(control(Div.class, TestId.LOGIN_MESSAGE).getElement().getTextRecursively())
                .contains("password is not right");
    }

    @Test
    void the_list_of_apps_follows_the_cluster_by_itself() throws Exception {
        signIn("admin");
        go("apps");
        until("seven apps are listed", () -> rows().size() == 7);
        cluster.put("acme-test", "fresh", AppSpec.of("shop/fresh:1", 80), "dora");
        until("the eighth app appears", () -> rows().size() == 8);
    }

    @Test
    void leaving_a_page_closes_its_watch() throws Exception {
        signIn("admin");
        go("apps");
        until("a stream is open", () -> api.openWatches() == 1);
        go("tenants");
        until("no stream is open", () -> api.openWatches() == 0);
    }

    @Test
    void who_may_only_look_finds_the_controls_disabled_and_the_permission_named() {
        signIn("vic");
        go("apps?ns=acme-prod");
        NativeButton deploy = control(NativeButton.class, TestId.APPS_DEPLOY);
        assertThat(deploy.isEnabled()).isFalse();
        assertThat(deploy.getElement().getAttribute("title")).contains("apps:write");
        go("nodes");
        assertThat(shows("Needs the permission nodes:read")).isTrue();
    }

    @Test
    void mistakes_are_shown_at_their_fields_before_anything_is_asked() throws Exception {
        signIn("dora");
        go("deploy?ns=acme-prod");
        test(control(TextField.class, TestId.DEPLOY_NAME)).setValue("Not A Name");
        test(control(TextField.class, TestId.DEPLOY_PORT)).setValue("70000");
        test(control(NativeButton.class, TestId.DEPLOY_REVIEW)).click();
        until("the wizard is back at the first step", () -> shows("Image, name and port"));
        assertThat(control(TextField.class, TestId.DEPLOY_NAME).isInvalid()).isTrue();
        assertThat(control(TextField.class, TestId.DEPLOY_IMAGE).isInvalid()).isTrue();
        assertThat(control(TextField.class, TestId.DEPLOY_PORT).getErrorMessage())
                .contains("70000");
    }

    @Test
    void what_the_api_refuses_is_shown_at_the_field_its_pointer_names() throws Exception {
        signIn("dora");
        go("deploy?ns=acme-prod");
        test(control(TextField.class, TestId.DEPLOY_NAME)).setValue("shop");
        test(control(TextField.class, TestId.DEPLOY_IMAGE)).setValue("two words");
        test(control(NativeButton.class, TestId.DEPLOY_REVIEW)).click();
        until(
                "the image is marked",
                () -> find(TextField.class).withAttribute("data-testid", TestId.DEPLOY_IMAGE).all().stream()
                        .anyMatch(TextField::isInvalid));
        assertThat(control(TextField.class, TestId.DEPLOY_IMAGE).getErrorMessage())
                .contains("is no image reference");
    }

    @Test
    void image_name_and_port_lead_to_a_running_app() throws Exception {
        signIn("dora");
        go("deploy?ns=acme-prod");
        test(control(TextField.class, TestId.DEPLOY_IMAGE)).setValue("shop/basket:1");
        assertThat(control(TextField.class, TestId.DEPLOY_NAME).getValue()).isEqualTo("basket");
        test(control(TextField.class, TestId.DEPLOY_PORT)).setValue("8080");
        test(control(NativeButton.class, TestId.DEPLOY_REVIEW)).click();
        until("the plan is there", () -> shows("A new app, release 1"));
        assertThat(shows("Without a readiness probe")).isTrue();
        test(control(NativeButton.class, TestId.DEPLOY_SUBMIT)).click();
        until("the app's page is open", () -> !(getCurrentView() instanceof DeployView));
        until("it comes up", () -> {
            cluster.tick();
            return find(Span.class).withAttribute("data-testid", TestId.APP_COUNT).all().stream()
                    .anyMatch(count -> count.getText().equals("1 of 1"));
        });
        assertThat(control(Anchor.class, TestId.APP_URL).getHref()).isEqualTo("http://basket.acme-prod.localhost:8000");
    }

    @Test
    void scaling_shows_the_new_instances_as_they_come() throws Exception {
        signIn("dora");
        go("apps/acme-test/web");
        until("the app is shown", () -> shows("of 1"));
        test(control(NativeButton.class, TestId.APP_SCALE)).click();
        test(control(IntegerField.class, TestId.SCALE_REPLICAS)).setValue(3);
        test(control(NativeButton.class, TestId.SCALE_SUBMIT)).click();
        until("three are ready", () -> {
            cluster.tick();
            return shows("3 of 3");
        });
        assertThat(rows()).hasSize(3);
    }

    @Test
    void an_app_is_deleted_only_when_its_name_is_typed() throws Exception {
        signIn("dora");
        go("apps/acme-test/web");
        until("the app is shown", () -> shows("of 1"));
        test(control(NativeButton.class, TestId.APP_DELETE)).click();
        assertThat(control(NativeButton.class, TestId.CONFIRM_SUBMIT).isEnabled())
                .isFalse();
        test(control(TextField.class, TestId.CONFIRM_NAME)).setValue("web");
        test(control(NativeButton.class, TestId.CONFIRM_SUBMIT)).click();
        until("it is gone", () -> {
            cluster.tick();
            return shows("web is gone");
        });
        go("apps");
        assertThat(getCurrentView()).isInstanceOf(AppsView.class);
    }

    @Test
    void an_app_no_node_can_take_says_which_node_refused_what() throws Exception {
        signIn("dora");
        go("apps/acme-prod/analytics");
        until("the reason is shown", () -> {
            cluster.tick();
            return shows("1 instance has no node");
        });
        assertThat(shows("needs 1Ti of memory, 12.4 GiB are free")).isTrue();
        assertThat(shows("Ask for at most 12.4 GiB")).isTrue();
    }

    private List<?> rows() {
        return find(RowList.class).all().stream()
                .findFirst()
                .map(rows -> rows.items())
                .orElse(List.of());
    }
}
