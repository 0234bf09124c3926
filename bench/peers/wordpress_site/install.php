<?php
// An empty site: php install.php. Prints the password with which a program may publish.
define('WP_INSTALLING', true);
function wp_new_blog_notification() {}
require dirname(__DIR__) . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Paper', 'editor', 'editor@paper.example', true, '', wp_generate_password(20));
foreach ([
    'permalink_structure' => '/%postname%/', 'posts_per_page' => 20, 'posts_per_rss' => 30, 'rss_use_excerpt' => 1,
    'default_comment_status' => 'closed', 'default_ping_status' => 'closed', 'default_pingback_flag' => 0,
    'template' => 'twentytwentythree', 'stylesheet' => 'twentytwentythree', 'tag_base' => '/topic',
] as $name => $value) update_option($name, $value);
// The examples that every new site comes with.
foreach (get_posts(['post_type' => ['post', 'page'], 'post_status' => 'any', 'numberposts' => -1]) as $post) wp_delete_post($post->ID, true);
flush_rewrite_rules();
echo WP_Application_Passwords::create_new_application_password(1, ['name' => 'measuring'])[0];
