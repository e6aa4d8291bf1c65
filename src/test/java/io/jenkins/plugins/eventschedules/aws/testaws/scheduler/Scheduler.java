package io.jenkins.plugins.eventschedules.aws.testaws.scheduler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Answer;
import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Call;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Input;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Need;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Operation;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Operations;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Pages;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** EventBridge Scheduler at one place. Its schedules do what they are for when their moment comes. */
public final class Scheduler {

    private static final Pages.Layout LIST = new Pages.Layout("Schedules", "NextToken", 100, "ValidationException");

    private final Map<String, Schedule> schedules = new TreeMap<>();
    private final List<Undelivered> undelivered = new ArrayList<>();
    private final Operations operations = new Operations("scheduler");
    private final Place place;
    private final Pages pages;
    private final UniversalTarget targets;

    /** A call that a schedule made in vain. The real one tries for a day, and then puts it in a dead-letter queue. */
    public record Undelivered(String schedule, String code, String message) {}

    public Scheduler(Place place, Pages pages, UniversalTarget targets) {
        this.place = place;
        this.pages = pages;
        this.targets = targets;
        operations
                .offer("CreateSchedule", new Operation(call -> writing("CreateSchedule", call), this::create))
                .offer("UpdateSchedule", new Operation(call -> writing("UpdateSchedule", call), this::update))
                .offer("GetSchedule", this::arn, this::get)
                .act("DeleteSchedule", this::arn, this::delete)
                .offer("ListSchedules", call -> place.arn("scheduler", "schedule/*/*"), this::list);
    }

    public Operations operations() {
        return operations;
    }

    /** The names of the schedules that there are, with their groups: `default/stop`. */
    public List<String> names() {
        return List.copyOf(schedules.keySet());
    }

    public List<Undelivered> undelivered() {
        return List.copyOf(undelivered);
    }

    /** When something next fires. */
    public Optional<Instant> nextChange(Instant after) {
        return schedules.values().stream()
                .filter(each ->
                        each.isEnabled() && !each.fired() && each.fires().isAfter(after))
                .map(Schedule::fires)
                .min(Comparator.naturalOrder());
    }

    /** Lets everything fire whose moment has come, in the order of the moments and each at its own. */
    public void catchUp(Instant now) {
        List<Schedule> due = schedules.values().stream()
                .filter(each ->
                        each.isEnabled() && !each.fired() && !each.fires().isAfter(now))
                .sorted(Comparator.comparing(Schedule::fires))
                .toList();
        due.forEach(this::fire);
    }

    private void fire(Schedule schedule) {
        if (schedule.goesAfterwards()) {
            schedules.remove(schedule.key());
        } else {
            schedules.put(schedule.key(), schedule.hasFired());
        }
        try {
            targets.call(place, schedule);
        } catch (AwsError e) {
            undelivered.add(new Undelivered(schedule.key(), e.code(), e.getMessage()));
        }
    }

    private String arn(Call call) {
        String group = call.input().optional("GroupName").orElse("default");
        return place.arn("scheduler", "schedule/" + group + "/" + call.input().text("Name"));
    }

    private List<Need> writing(String operation, Call call) {
        return List.of(
                operations.need(operation, arn(call)),
                new Need("iam:PassRole", call.input().part("Target").text("RoleArn")));
    }

    private Answer create(Call call) {
        Schedule schedule = read(call, call.at());
        Schedule before = schedules.get(schedule.key());
        if (before != null) {
            boolean same = schedule.token().isPresent() && schedule.token().equals(before.token());
            if (!same || !schedule.json().equals(before.json())) {
                throw new AwsError("ConflictException", 409, "Schedule " + schedule.name() + " already exists.");
            }
            return Answer.with("ScheduleArn", arn(call));
        }
        schedules.put(schedule.key(), schedule);
        return Answer.with("ScheduleArn", arn(call));
    }

    private Answer update(Call call) {
        Schedule schedule = read(call, found(call).created());
        schedules.put(schedule.key(), schedule);
        return Answer.with("ScheduleArn", arn(call));
    }

    private Schedule read(Call call, Instant created) {
        Input input = call.input();
        for (String told : List.of("Description", "State", "ActionAfterCompletion", "KmsKeyArn")) {
            input.optional(told);
        }
        input.part("FlexibleTimeWindow").number("MaximumWindowInMinutes");
        targets.check(place, input.part("Target"));
        return Schedule.read(input, call.json(), created, call.at());
    }

    private Schedule found(Call call) {
        String group = call.input().optional("GroupName").orElse("default");
        String name = call.input().text("Name");
        return Optional.ofNullable(schedules.get(group + "/" + name))
                .orElseThrow(
                        () -> new AwsError("ResourceNotFoundException", 404, "Schedule " + name + " does not exist."));
    }

    private Answer get(Call call) {
        Schedule schedule = found(call);
        ObjectNode told = schedule.json().deepCopy();
        told.remove("ClientToken");
        Answer answer = summary(schedule);
        told.properties().forEach(each -> answer.and(each.getKey(), each.getValue()));
        return answer;
    }

    private Answer summary(Schedule schedule) {
        return Answer.with("Arn", place.arn("scheduler", "schedule/" + schedule.key()))
                .and("GroupName", schedule.group())
                .and("Name", schedule.name())
                .and("State", schedule.json().path("State").asText("ENABLED"))
                .and("CreationDate", schedule.created())
                .and("LastModificationDate", schedule.changed());
    }

    private void delete(Call call) {
        call.input().optional("ClientToken");
        schedules.remove(found(call).key());
    }

    private Answer list(Call call) {
        Optional<String> group = call.input().optional("GroupName");
        String prefix = call.input().optional("NamePrefix").orElse("");
        Optional<String> state = call.input().optional("State");
        List<Schedule> found = schedules.values().stream()
                .filter(each -> group.isEmpty() || group.get().equals(each.group()))
                .filter(each -> each.name().startsWith(prefix))
                .filter(each -> state.isEmpty() || state.get().equals("ENABLED") == each.isEnabled())
                .toList();
        return pages.page(
                found, call.input().number("MaxResults"), call.input().optional("NextToken"), LIST, each -> summary(
                                each)
                        .and(
                                "Target",
                                Answer.with(
                                        "Arn",
                                        each.json().path("Target").path("Arn").asText())));
    }
}
