/**
 * The life of the analysts' files: where they come from, whether they may go live, what is in force.
 * A file is checked by the real engine's parser and by our rules before anything changes; a bad one changes nothing.
 */
package org.tandemoms.workflow.deployment;
