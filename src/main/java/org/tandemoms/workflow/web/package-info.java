/** The REST API of the models in force; only their files and keys go out, nothing of the engine. */
package org.tandemoms.workflow.web;
