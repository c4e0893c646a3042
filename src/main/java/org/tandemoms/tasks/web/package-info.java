/** The REST API of the staff inbox. */
package org.tandemoms.tasks.web;
