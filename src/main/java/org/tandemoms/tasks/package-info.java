/**
 * What people are asked: the staff inbox as a projection of the orders' decisions, claim, delegate, comment, complete.
 * The answers themselves live in the order documents; this room can be rebuilt from them.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Tasks")
package org.tandemoms.tasks;
