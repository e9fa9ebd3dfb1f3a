using System.Net;
using Xunit.Abstractions;

namespace ErpCrm.Tests.Walker;

/// <summary>Every form that stands on a page: sent twice it makes one
/// document, stale it is refused and keeps what was typed.</summary>
public sealed class FormTests(WalkerApp app, ITestOutputHelper output) : IClassFixture<WalkerApp>
{
    [Fact]
    public async Task There_are_forms_enough_to_show_something()
    {
        var forms = (await FormAtlas.AllAsync(app)).Select(f => f.Form).DistinctBy(f => f.Route.Name).ToList();
        Assert.True(forms.Count > 100, $"{forms.Count} kinds of forms");
        var versioned = forms.Count(IsOfVersion);
        Assert.True(versioned > 25, $"{versioned} kinds of forms carry a version");
    }

    [Theory, MemberData(nameof(Shards.Modules), MemberType = typeof(Shards))]
    public async Task Every_form_sent_twice_at_once_makes_one_document(string module)
    {
        var wrong = new List<string>();
        var unsaved = new List<string>();
        var saved = 0;
        foreach (var kind in (await FormsAsync(module)).GroupBy(f => f.Form.Route))
        {
            var why = new List<string>();
            foreach (var (user, form) in kind)
            {
                var once = await AfterAsync(user, form, 1);
                if (!once.Saved)
                {
                    why.Add($"{once.Status} {once.Why}");
                    continue;
                }

                saved++;
                why.Clear();
                wrong.AddRange(More(form, once, await AfterAsync(user, form, 2)));
                break;
            }

            if (why.Count > 0) unsaved.Add($"{kind.Key.Name} ({kind.Count()}): {string.Join("; ", why.Distinct())}");
        }

        output.WriteLine($"{saved} forms saved; not saved:\n{string.Join('\n', unsaved)}");
        Assert.True(saved > unsaved.Count || unsaved.Count < 2, $"{saved} forms saved; not saved:\n{string.Join('\n', unsaved)}");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory, MemberData(nameof(Shards.Modules), MemberType = typeof(Shards))]
    public async Task Every_form_of_a_stale_record_is_refused_and_keeps_what_was_typed(string module)
    {
        var (wrong, unproved) = (new List<string>(), new List<string>());
        var kinds = (await FormsAsync(module)).Where(f => IsOfVersion(f.Form)).GroupBy(f => f.Form.Route)
            .ToList();
        foreach (var kind in kinds)
        {
            var why = new List<string>();
            foreach (var (user, form) in kind)
            {
                if (await StaleAsync(user, form, wrong) is not { } doubt) { why.Clear(); break; }
                why.Add(doubt);
            }

            if (why.Count > 0) unproved.Add($"{kind.Key.Name} ({kind.Count()}): {string.Join("; ", why.Distinct())}");
        }

        output.WriteLine($"{kinds.Count} kinds of forms");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(unproved.Count == 0, string.Join('\n', unproved));
    }

    /// <returns>Null when the version alone was refused; else why that is not sure.</returns>
    private async Task<string?> StaleAsync(TestUser user, FoundForm form, List<string> wrong)
    {
        await app.PutBackAsync();
        var browser = app.Browser(user);
        if (await FormAtlas.OpenAsync(browser, form) is not { } shown) return "is not on its page any more";
        var fields = await new FormFiller(browser, app.Today).FillAsync(shown);
        var version = int.Parse(fields.Last(f => f.Key == "Version").Value,
            System.Globalization.CultureInfo.InvariantCulture);
        var before = app.Database.Version();
        var answer = await browser.PostAsync(form.Action, TestBrowser.Merge(fields, ("Version", $"{version - 1}")));
        if (answer.Status is not (HttpStatusCode.Conflict or HttpStatusCode.SeeOther
            or HttpStatusCode.UnprocessableEntity))
            wrong.Add($"{form}: {(int)answer.Status} for a stale version");
        if (app.Database.Version() != before) wrong.Add($"{form}: a stale form was written");
        if (answer.Status == HttpStatusCode.Conflict)
        {
            var lost = shown.QuerySelectorAll("input:not([type=hidden]), textarea").Length == 0 ? [] : Lost(answer,
                fields);
            if (lost.Count > 0) wrong.Add($"{form}: the conflict page lost {string.Join(", ", lost)}");
            return null;
        }

        // Nothing else was wrong with it: with the right version it is saved.
        var control = await browser.PostAsync(form.Action, fields);
        return app.Database.Version() != before
            ? null
            : $"{(int)control.Status} with the right version: {string.Join(" | ", Complaints(control))}";
    }

    // What was tried is written down each time it was tried.
    private const string SecurityLog = "identity_SecurityEvents";

    private static IEnumerable<string> More(FoundForm form, Outcome once, Outcome twice)
    {
        var more = twice.Grown.Where(g => g.Key != SecurityLog && g.Value != once.Grown.GetValueOrDefault(g.Key))
            .Select(g => $"{g.Key} +{g.Value} instead of +{once.Grown.GetValueOrDefault(g.Key)}")
            .ToList();
        if (more.Count > 0) yield return $"{form}: {string.Join(", ", more)}";
        if ((int)twice.Status >= 500) yield return $"{form}: {twice.Status}";
    }

    private static List<string> Lost(TestAnswer answer, List<KeyValuePair<string, string>> typed)
    {
        var kept = answer.Page.QuerySelectorAll("form").OfType<AngleSharp.Html.Dom.IHtmlFormElement>()
            .SelectMany(TestBrowser.Fields)
            .Select(f => (f.Key, f.Value.ReplaceLineEndings("\n").Trim()))
            .ToHashSet();
        return [.. typed
            // A password is never sent back.
            .Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal) && f.Key != "Version" && f.Value.Length > 0
                && !f.Key.EndsWith("Password", StringComparison.Ordinal)
                && !kept.Contains((f.Key, f.Value.ReplaceLineEndings("\n").Trim())))
            .Select(f => $"{f.Key}={f.Value}")];
    }

    private static IEnumerable<string> Complaints(TestAnswer answer) =>
        answer.Page.QuerySelectorAll(".error, [role=alert], .field-validation-error").Select(e => e.TextContent.Trim())
            .Where(t => t.Length > 0)
            .Distinct();

    private sealed record Outcome(Dictionary<string, long> Grown, bool Saved, HttpStatusCode Status, string Why);

    private async Task<Outcome> AfterAsync(TestUser user, FoundForm form, int times)
    {
        await app.PutBackAsync();
        var browser = app.Browser(user);
        if (await FormAtlas.OpenAsync(browser, form) is not { } shown)
            return new Outcome([], false, HttpStatusCode.Gone, "is not on its page any more");
        var fields = await new FormFiller(browser, app.Today).FillAsync(shown);
        var version = app.Database.Version();
        var before = app.Database.Counts();
        var answers = await Task.WhenAll(
            Enumerable.Range(0, times).Select(_ => browser.PostAsync(form.Action, fields)));
        await app.DrainAsync();
        var grown = app.Database.Counts().Where(c => c.Value != before[c.Key])
            .ToDictionary(c => c.Key, c => c.Value - before[c.Key]);
        var why = string.Join(" | ", Complaints(answers[0]));
        return new Outcome(grown, app.Database.Version() != version, answers.Max(a => a.Status), why);
    }

    private static bool IsOfVersion(FoundForm form) =>
        form.Has("Version") && !form.Route.Template.EndsWith("/create", StringComparison.Ordinal);

    private async Task<IEnumerable<(TestUser User, FoundForm Form)>> FormsAsync(string module) =>
        (await FormAtlas.AllAsync(app)).Select(f => (app.Users.First(u => u.Name == f.Email), f.Form))
            .Where(f => !f.Form.Route.IsOpen && f.Form.Route.IsOf(module));
}
