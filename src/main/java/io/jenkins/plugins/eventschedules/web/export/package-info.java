/** Events as files for other programs, page by page: none of them is ever in memory as a whole. */
package io.jenkins.plugins.eventschedules.web.export;
