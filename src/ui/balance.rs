//! Lines of about the same length: a text that takes two has no single word in its last.

/// The text with its lines broken so that none is longer than `most` letters where words allow it, and none much longer
/// than the others. A break that is there stays.
pub fn balanced(text: &str, most: usize) -> String {
    let lines: Vec<String> = text.lines().map(|line| balanced_line(line, most)).collect();
    lines.join("\n")
}

fn balanced_line(line: &str, most: usize) -> String {
    let wanted = broken(line, most).len();
    // The narrowest that takes no more lines.
    let narrowest = (1..=most).find(|letters| broken(line, *letters).len() <= wanted);
    broken(line, narrowest.unwrap_or(most)).join("\n")
}

/// The lines of a text that is broken at spaces, each as long as `most` letters allow; a longer word has its own.
fn broken(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut letters = 0;
    for word in text.split(' ') {
        let long = word.chars().count();
        match lines.last_mut().filter(|_| letters + 1 + long <= most) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
                letters += 1 + long;
            }
            None => {
                lines.push(word.to_owned());
                letters = long;
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_about_as_long_as_each_other() {
        assert_eq!(balanced("Loading. Talk among yourselves.", 26), "Loading. Talk\namong yourselves.");
        assert_eq!(balanced("Two shots, then he has to load.", 40), "Two shots, then he has to load.");
        assert_eq!(balanced("a b c d e f", 5), "a b c\nd e f");
    }

    #[test]
    fn nothing_is_lost_of_odd_texts() {
        assert_eq!(balanced("", 10), "");
        assert_eq!(balanced("Donaudampfschiff fährt", 6), "Donaudampfschiff\nfährt", "a word too long");
        assert_eq!(balanced("one\n\ntwo", 10), "one\n\ntwo");
        assert_eq!(balanced("a  b", 10), "a  b", "two spaces stay two");
        assert_eq!(balanced("a b", 0), "a\nb");
    }
}
