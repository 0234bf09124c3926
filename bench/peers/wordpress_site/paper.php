<?php
// Loaded with every page (wp-content/mu-plugins). Programs may sign in over plain HTTP here: the only way is the loopback.
add_filter('wp_is_application_passwords_available', '__return_true');
