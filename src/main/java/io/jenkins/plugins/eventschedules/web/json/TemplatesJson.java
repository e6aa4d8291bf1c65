package io.jenkins.plugins.eventschedules.web.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.lifecycle.port.Templates.Template;
import java.time.Instant;
import java.util.List;

/** What drafts can begin with. */
public record TemplatesJson(List<TemplateJson> templates) {

    /** One of them. */
    public record TemplateJson(String name, JsonNode draft, String by, Instant at) {

        public static TemplateJson of(Template template) {
            try {
                return new TemplateJson(template.name(), Json.read(template.draft()), template.by(), template.at());
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("the template " + template.name() + " is no JSON", e);
            }
        }
    }

    public static TemplatesJson of(List<Template> templates) {
        return new TemplatesJson(templates.stream().map(TemplateJson::of).toList());
    }
}
