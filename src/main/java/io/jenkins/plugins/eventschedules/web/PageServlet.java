package io.jenkins.plugins.eventschedules.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * The files of the page: scripts, styles, icons. They are the same for everybody and hold nothing of anybody, so nobody
 * is asked who they are. The shell around them is the host's.
 */
public final class PageServlet extends HttpServlet {

    /** @param path the file's path below the page's folder, with its leading slash */
    public void handle(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        boolean head = request.getMethod().equals("HEAD");
        if (!head && !request.getMethod().equals("GET")) {
            response.setHeader("Allow", "GET, HEAD");
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        Optional<PageFile> found = PageFile.find(path);
        if (found.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        PageFile file = found.get();
        response.setHeader("ETag", file.tag());
        response.setHeader("Cache-Control", file.cacheControl());
        if (file.isKnownBy(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(file.contentType());
        response.setContentLength(file.content().length);
        if (!head) {
            response.getOutputStream().write(file.content());
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        handle(request, response, path == null ? "" : path);
    }
}
