package com.cloudbees.plugins.credentials;

public interface Credentials {
    CredentialsScope getScope();
}
