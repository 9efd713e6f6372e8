"""Sixty texts that would run, format, compute or lead astray somewhere, if anything took them for more than text."""

EVIL = "https://evil.example/"

PAYLOADS: tuple[str, ...] = (
    # HTML and scripts
    "<script>window.canary7=1</script>", "<img src=x onerror=window.canary7=1>", "<svg onload=window.canary7=1>",
    "<svg><script>window.canary7=1</script></svg>", "<iframe srcdoc='<script>parent.canary7=1</script>'></iframe>",
    "<body onload=window.canary7=1>", "<details open ontoggle=window.canary7=1>", "<a href='javascript:window.canary7=1'>罠</a>",
    "\"><script>window.canary7=1</script>", "'><img src=x onerror='window.canary7=1'>", "</title><script>window.canary7=1</script>",
    "</style><script>window.canary7=1</script>", "--><script>window.canary7=1</script>", "]]><script>window.canary7=1</script>",
    "</textarea><script>window.canary7=1</script>", "<math><mtext><script>window.canary7=1</script></mtext></math>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>", "<base href=https://evil.example/>",
    "<link rel=stylesheet href=https://evil.example/x.css>", "<style>body{display:none}</style>", "<form action=https://evil.example/><button>送る",
    "<marquee>流れる</marquee>", "&lt;script&gt;window.canary7=1&lt;/script&gt;", "&#60;img src=x onerror=window.canary7=1&#62;",
    "<ScRiPt>window.canary7=1</sCrIpT>", "<img/src/onerror=window.canary7=1>", "<scr<script>ipt>window.canary7=1</scr</script>ipt>",
    # Markdown, LaTeX, Streamlit's directives
    "[罠](javascript:window.canary7=1)", "[罠](https://evil.example/)", "![絵](https://evil.example/x.png)", "[罠]: https://evil.example/",
    "<https://evil.example/>", "https://evil.example/ を開く", "www.evil.example を開く", "mail@evil.example へ",
    "~~消す~~", "# 見出し", "> 引用", "- 箇条", "1. 番号", "| a | b |", "***", "* * *", "[^1]脚注", "a\\\\b\\*c",
    "$x^2$", "$$\\frac{1}{2}$$", "\\(x^2\\)", "$\\href{javascript:window.canary7=1}{罠}$",
    ":red[赤]", ":blue-background[青]", ":material/home:", ":smile:", ":streamlit:", ":small[小]",
    # spreadsheets, templates, paths
    "=1+1", "=HYPERLINK(\"https://evil.example/\")", "+1+1", "-1+1", "@SUM(1)", "{{ 7*7 }}", "{% include x %}", "${7*7}", "%s%n%x", "../../etc/passwd",
    "..\\..\\windows", "file:///etc/passwd", "'; DROP TABLE posts; --",
)  # fmt: skip
