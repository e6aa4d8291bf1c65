package io.jenkins.plugins.eventschedules.web.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * How the host does.
 *
 * @param status the worst of all checks
 * @param now the server's clock
 * @param checks absent for those who may not see them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HealthJson(String status, Instant now, List<Check> checks) {

    /** All that everybody is told: somebody answers. */
    public static final HealthJson ALIVE = new HealthJson("up", null, null);

    /**
     * How one part does.
     *
     * @param environment absent for what belongs to the host itself
     * @param seconds how long ago it last did what it does again and again; absent where there is no such thing
     * @param message only for administrators, since it may tell of places on the host
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Check(String name, String environment, String status, Long seconds, String message) {}
}
