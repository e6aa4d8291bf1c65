package io.jenkins.plugins.eventschedules.aws.audit;

import java.util.Locale;

/** Every kind of check that there is here. The ids are in docs/audit.md, and programs rest on them. */
enum CheckType {
    CREDENTIALS,
    IDENTITY,
    ACTION_ALLOWED,
    DOCUMENTS_LISTED,
    DOCUMENT_TAG,
    DOCUMENT_TYPE,
    DOCUMENT_READABLE,
    DOCUMENT_SCHEMA,
    DOCUMENT_PARAMETERS,
    DOCUMENT_PHASES,
    DOCUMENT_OUTPUTS,
    DOCUMENT_LINT,
    DOCUMENT_ROLE,
    ROLE_EXISTS,
    ROLE_TRUST,
    ROLE_PASSABLE,
    PRODUCTS_LISTED,
    PRODUCT_TAG,
    PRODUCT_UNIQUE,
    PRODUCT_ACCESS,
    PRODUCT_ARTIFACT,
    PRODUCT_LAUNCH_PATH,
    PRODUCT_TEMPLATE,
    PRODUCT_LAUNCH_CONSTRAINT,
    SAFEGUARD_RIGHTS,
    QUOTA_AUTOMATIONS,
    QUOTA_DOCUMENTS,
    MACHINE_EXISTS,
    MACHINE_VERSION,
    TABLE_EXISTS,
    TABLE_KEYS,
    TABLE_INDEXES,
    TABLE_STREAM,
    PIPE_RUNS,
    RULES_ENABLED,
    TOPIC_EXISTS,
    TOPIC_SUBSCRIBED;

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
