package dev.podium.portal.component;

/**
 * The {@code data-testid} of every control that tests in a browser drive. Text fields carry it on the element around the
 * {@code input}. Rows also carry {@code data-name} with the name or id of what they show, and {@code data-state} with its state.
 */
public final class TestId {
    // Signing in (/login)
    public static final String LOGIN_USERNAME = "login-username";
    public static final String LOGIN_PASSWORD = "login-password";
    public static final String LOGIN_SUBMIT = "login-submit";
    public static final String LOGIN_MESSAGE = "login-message";

    // The frame
    public static final String NAV_APPS = "nav-apps";
    public static final String NAV_NODES = "nav-nodes";
    public static final String NAV_TENANTS = "nav-tenants";
    public static final String NAV_AUDIT = "nav-audit";
    public static final String NAMESPACE_SWITCHER = "namespace-switcher";
    public static final String LIVE_MARK = "live-mark";
    public static final String USER_MENU = "user-menu";
    public static final String SIGN_OUT = "sign-out";
    public static final String THEME_LIGHT = "theme-light";
    public static final String THEME_DARK = "theme-dark";
    public static final String THEME_SYSTEM = "theme-system";

    // First steps (/start)
    public static final String START_TENANT = "start-tenant";
    public static final String START_TENANT_CREATE = "start-tenant-create";
    public static final String START_NAMESPACE = "start-namespace";
    public static final String START_NAMESPACE_CREATE = "start-namespace-create";
    public static final String START_DEPLOY = "start-deploy";

    // Apps (/apps?ns=&q=&state=)
    public static final String APPS_FILTER = "apps-filter";
    public static final String APPS_DEPLOY = "apps-deploy";
    public static final String APP_ROW = "app-row";

    // Deploy wizard (/deploy?ns=&app=&step=)
    public static final String DEPLOY_NAMESPACE = "deploy-namespace";
    public static final String DEPLOY_NAME = "deploy-name";
    public static final String DEPLOY_IMAGE = "deploy-image";
    public static final String DEPLOY_PORT = "deploy-port";
    public static final String DEPLOY_COMMAND = "deploy-command";
    public static final String DEPLOY_ARGS = "deploy-args";
    public static final String DEPLOY_ENV = "deploy-env";
    public static final String DEPLOY_REPLICAS = "deploy-replicas";
    public static final String DEPLOY_CPU = "deploy-cpu";
    public static final String DEPLOY_MEMORY = "deploy-memory";
    public static final String DEPLOY_CPU_LIMIT = "deploy-cpu-limit";
    public static final String DEPLOY_MEMORY_LIMIT = "deploy-memory-limit";
    public static final String DEPLOY_PROBE_KIND = "deploy-probe-kind";
    public static final String DEPLOY_PROBE_PATH = "deploy-probe-path";
    public static final String DEPLOY_ROUTE_KIND = "deploy-route-kind";
    public static final String DEPLOY_ROUTE_HOST = "deploy-route-host";
    public static final String DEPLOY_ROUTE_PATH = "deploy-route-path";
    public static final String DEPLOY_STEP = "deploy-step";
    public static final String DEPLOY_BACK = "deploy-back";
    public static final String DEPLOY_NEXT = "deploy-next";
    public static final String DEPLOY_REVIEW = "deploy-review";
    public static final String DEPLOY_SUBMIT = "deploy-submit";
    public static final String DEPLOY_DIFF = "deploy-diff";
    public static final String DEPLOY_PLACEMENT = "deploy-placement";
    public static final String DEPLOY_WARNING = "deploy-warning";

    // App page (/apps/{namespace}/{app}?tab=instances|logs|events|settings)
    public static final String APP_TITLE = "app-title";
    public static final String APP_STATUS = "app-status";
    public static final String APP_COUNT = "app-count";
    public static final String APP_URL = "app-url";
    public static final String APP_CHANGE = "app-change";
    public static final String APP_SCALE = "app-scale";
    public static final String APP_RESTART = "app-restart";
    public static final String APP_MANIFEST = "app-manifest";
    public static final String APP_DELETE = "app-delete";
    public static final String APP_WHY = "app-why";
    public static final String TAB_INSTANCES = "tab-instances";
    public static final String TAB_LOGS = "tab-logs";
    public static final String TAB_EVENTS = "tab-events";
    public static final String TAB_SETTINGS = "tab-settings";
    public static final String INSTANCE_ROW = "instance-row";
    public static final String EVENT_ROW = "event-row";
    public static final String SCALE_REPLICAS = "scale-replicas";
    public static final String SCALE_SUBMIT = "scale-submit";
    public static final String CONFIRM_NAME = "confirm-name";
    public static final String CONFIRM_SUBMIT = "confirm-submit";
    public static final String LOG = "log";
    public static final String LOG_FOLLOW = "log-follow";
    public static final String LOG_FILTER = "log-filter";
    public static final String LOG_REGEX = "log-regex";
    public static final String LOG_SINCE = "log-since";
    public static final String LOG_INSTANCE = "log-instance";
    public static final String LOG_WRAP = "log-wrap";
    public static final String LOG_DOWNLOAD = "log-download";

    // Nodes (/nodes)
    public static final String NODE_ROW = "node-row";
    public static final String NODE_CORDON = "node-cordon";
    public static final String NODE_DRAIN = "node-drain";
    public static final String NODE_ACTIVATE = "node-activate";
    public static final String NODE_JOIN = "node-join";
    public static final String JOIN_CREATE = "join-create";
    public static final String JOIN_COMMAND = "join-command";

    // Tenants (/tenants)
    public static final String TENANT_ROW = "tenant-row";
    public static final String NAMESPACE_ROW = "namespace-row";
    public static final String TENANT_NEW = "tenant-new";
    public static final String NAMESPACE_NEW = "namespace-new";
    public static final String CREATE_NAME = "create-name";
    public static final String CREATE_TENANT = "create-tenant";
    public static final String CREATE_SUBMIT = "create-submit";

    // Audit (/audit?who=&what=&where=&outcome=)
    public static final String AUDIT_WHO = "audit-who";
    public static final String AUDIT_WHAT = "audit-what";
    public static final String AUDIT_WHERE = "audit-where";
    /** Followed by the outcome: {@code audit-outcome-Denied}. */
    public static final String AUDIT_OUTCOME = "audit-outcome-";

    public static final String AUDIT_ROW = "audit-row";
    public static final String AUDIT_OPEN = "audit-open";
    public static final String AUDIT_MORE = "audit-more";
    public static final String AUDIT_VERIFY = "audit-verify";
    public static final String AUDIT_VERDICT = "audit-verdict";
    public static final String AUDIT_CHANGES = "audit-changes";

    private TestId() {}
}
