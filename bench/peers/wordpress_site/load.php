<?php
// php load.php STORIES.json plain|deferred: puts the stories in by wp_insert_post and prints the seconds that it took.
// deferred: as WordPress' own importer does, counting terms once at the end and not emptying caches after each story.
require dirname(__DIR__) . '/wp-load.php';
[, $file, $way] = $argv;
// Otherwise every text is cleaned of markup that only an administrator may write.
wp_set_current_user(1);
$stories = json_decode(file_get_contents($file), true);
$start = microtime(true);
if ($way === 'deferred') {
    wp_defer_term_counting(true);
    wp_defer_comment_counting(true);
    wp_suspend_cache_invalidation(true);
}
$authors = $topics = [];
foreach ($stories as $story) {
    ['slug' => $slug, 'name' => $name] = $story['author'];
    $authors[$slug] ??= get_user_by('slug', $slug)->ID ?? wp_insert_user([
        'user_login' => $slug, 'user_nicename' => $slug, 'display_name' => $name, 'user_pass' => wp_generate_password(20), 'role' => 'author']);
    foreach ($story['topics'] as ['slug' => $topic, 'name' => $name])
        $topics[$topic] ??= get_term_by('slug', $topic, 'post_tag')->term_id ?? wp_insert_term($name, 'post_tag', ['slug' => $topic])['term_id'];
    $text = '';
    foreach ($story['paragraphs'] as $paragraph) $text .= "<!-- wp:paragraph -->\n<p>" . esc_html($paragraph) . "</p>\n<!-- /wp:paragraph -->\n\n";
    $date = gmdate('Y-m-d H:i:s', strtotime($story['published']));
    $post = wp_insert_post(wp_slash([
        'post_title' => $story['headline'], 'post_name' => $story['slug'], 'post_excerpt' => $story['standfirst'], 'post_content' => $text,
        'post_status' => 'publish', 'post_author' => $authors[$slug], 'post_date' => $date, 'post_date_gmt' => $date,
        'tags_input' => array_map(fn($topic) => $topics[$topic['slug']], $story['topics'])]), true);
    if (is_wp_error($post)) exit("{$story['slug']}: {$post->get_error_message()}");
}
if ($way === 'deferred') {
    wp_suspend_cache_invalidation(false);
    wp_cache_flush();
    wp_defer_term_counting(false);
    wp_defer_comment_counting(false);
}
echo microtime(true) - $start;
