package io.jenkins.plugins.eventschedules.jenkins.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.cloudbees.jenkins.plugins.awscredentials.AmazonWebServicesCredentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import io.jenkins.plugins.eventschedules.aws.account.NoCredentialsException;
import io.jenkins.plugins.eventschedules.jenkins.credentials.CredentialsPlace;
import io.jenkins.plugins.eventschedules.jenkins.permission.FolderScope;
import io.jenkins.plugins.eventschedules.web.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.MockedStatic;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

class KeysInJenkinsTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-12-01T12:00:00Z"));
    private final Jenkins jenkins = mock(Jenkins.class);
    private final KeysInJenkins keys =
            new KeysInJenkins(new CredentialsPlace(new FolderScope(List.of())), "shop-keys", clock);
    private MockedStatic<Jenkins> jenkinses;
    private MockedStatic<CredentialsProvider> provider;

    @BeforeEach
    void open() {
        jenkinses = mockStatic(Jenkins.class);
        jenkinses.when(Jenkins::get).thenReturn(jenkins);
        provider = mockStatic(CredentialsProvider.class);
    }

    @AfterEach
    void close() {
        provider.close();
        jenkinses.close();
    }

    @Test
    void aCredentialThatStaysIsAskedNowAndThenAndOneThatChangesAtOnce() {
        AmazonWebServicesCredentials first = credential("AKIAFIRST");
        keep(first);
        assertThat(keys.resolveCredentials().accessKeyId()).isEqualTo("AKIAFIRST");
        clock.advance(Duration.ofMinutes(4));
        keys.resolveCredentials();
        verify(first, times(1)).resolveCredentials();
        clock.advance(Duration.ofMinutes(1));
        keys.resolveCredentials();
        verify(first, times(2)).resolveCredentials();

        keep(credential("AKIASECOND"));
        assertThat(keys.resolveCredentials().accessKeyId()).isEqualTo("AKIASECOND");
    }

    @Test
    void aClockThatIsSetBackKeepsNoKeysForLonger() {
        AmazonWebServicesCredentials credential = credential("AKIAFIRST");
        keep(credential);
        keys.resolveCredentials();
        clock.advance(Duration.ofHours(-1));
        keys.resolveCredentials();
        verify(credential, times(2)).resolveCredentials();
    }

    @Test
    void oneThatIsGoneIsToldWithoutItsId() {
        keep(null);
        assertThatThrownBy(keys::resolveCredentials)
                .isInstanceOf(NoCredentialsException.class)
                .hasMessageContaining("not in Jenkins")
                .hasMessageNotContaining("shop-keys");
    }

    @Test
    void anEmptyOneNeverMeansThoseOfTheMachine() {
        keep(mock(AmazonWebServicesCredentials.class));
        assertThatThrownBy(keys::resolveCredentials)
                .isInstanceOf(NoCredentialsException.class)
                .hasMessageContaining("empty");
    }

    @Test
    void oneThatCannotBeReadTellsNothingOfWhatItHolds() {
        AmazonWebServicesCredentials broken = mock(AmazonWebServicesCredentials.class);
        when(broken.resolveCredentials()).thenThrow(new IllegalStateException("very-secret"));
        keep(broken);
        assertThatThrownBy(keys::resolveCredentials)
                .isInstanceOf(NoCredentialsException.class)
                .hasMessageNotContaining("very-secret")
                .hasNoCause();
    }

    private void keep(AmazonWebServicesCredentials credential) {
        provider.when(() -> CredentialsProvider.findCredentialByIdInItemGroup(
                        eq("shop-keys"), eq(AmazonWebServicesCredentials.class), eq(jenkins), any(), any()))
                .thenReturn(credential);
    }

    private static AmazonWebServicesCredentials credential(String accessKey) {
        AmazonWebServicesCredentials credential = mock(AmazonWebServicesCredentials.class);
        when(credential.resolveCredentials()).thenReturn(AwsBasicCredentials.create(accessKey, "very-secret"));
        return credential;
    }
}
