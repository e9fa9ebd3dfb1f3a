using System.Text.RegularExpressions;

namespace ErpCrm.Tests.Walker;

/// <summary>Rows of a form that are numbered as no page numbers them, named twice,
/// endless or broken: refused or ignored, never a failure of ours.</summary>
public sealed partial class CollectionTests(WalkerApp app) : IClassFixture<WalkerApp>
{
    private static readonly string[] Indexes =
    [
        "", " ", "0", "-1", "abc", "0]", "[0", "0].Name", "]", "[", ".", "..", "2147483647", "2147483648",
        "99999999999999999999", "1e9", "0x0", "\0", "a\0b", "\ud800", "💥", "'", "<b>", "%00", "0,1", "null",
    ];

    [Fact]
    public async Task No_form_fails_on_strangely_numbered_rows()
    {
        await app.PutBackAsync();
        var failed = new SortedSet<string>(StringComparer.Ordinal);
        var poster = await Poster.OfAsync(app, app.Owner);
        var forms = (await FormAtlas.AllAsync(app)).Select(f => f.Form)
            .Where(f => !f.Action.Contains("sign-out", StringComparison.Ordinal))
            .DistinctBy(f => f.Route.Name)
            .ToList();
        var tried = 0;
        foreach (var form in forms)
        {
            foreach (var collection in CollectionsOf(form))
            {
                foreach (var (label, fields) in Attacks(form, collection))
                {
                    tried++;
                    using var answer = await poster.PostAsync(form.Action, fields);
                    if ((int)answer.StatusCode >= 500)
                        failed.Add($"{form.Route.Name} {collection} {label}: {(int)answer.StatusCode}");
                }
            }
        }

        Assert.True(failed.Count == 0, string.Join('\n', failed));
        Assert.True(tried > 200, $"{tried} tried");
    }

    [Theory, MemberData(nameof(Shards.Modules), MemberType = typeof(Shards))]
    public async Task No_form_fails_when_its_texts_are_blank_or_gone(string module)
    {
        await app.PutBackAsync();
        var failed = new SortedSet<string>(StringComparer.Ordinal);
        var poster = await Poster.OfAsync(app, app.Owner);
        var all = (await FormAtlas.AllAsync(app)).Select(f => f.Form)
            .Where(f => f.Route.IsOf(module) && !f.Action.Contains("sign-out", StringComparison.Ordinal));
        // Every form that stands on a page, not one of each kind: a built-in record has rules of its own.
        foreach (var form in all.DistinctBy(f => f.Action))
        {
            foreach (var blank in new[] { "", " ", "\t" })
            {
                using var answer = await poster.PostAsync(form.Action,
                    form.Fields.Select(f => IsKept(f.Key) ? f : new(f.Key, blank)));
                if ((int)answer.StatusCode >= 500)
                    failed.Add($"{form.Route.Name} with '{blank}': {(int)answer.StatusCode}");
            }

            using var empty = await poster.PostAsync(form.Action, []);
            if ((int)empty.StatusCode >= 500) failed.Add($"{form.Route.Name} without a field: {(int)empty.StatusCode}");
        }

        Assert.True(failed.Count == 0, string.Join('\n', failed));
    }

    private static bool IsKept(string name) => name.StartsWith("__", StringComparison.Ordinal) || name is "Version";

    // "Milestones" of "Milestones[0].Name"; lists of ids have none in their names.
    private static IEnumerable<string> CollectionsOf(FoundForm form) =>
        form.Fields.Select(f => Row().Match(f.Key)).Where(m => m.Success).Select(m => m.Groups["name"].Value)
            .Concat(form.Fields.Select(f => f.Key).Where(k => k.EndsWith("Ids", StringComparison.Ordinal)))
            .Concat(form.Fields.Where(f => f.Key.EndsWith(".index", StringComparison.OrdinalIgnoreCase))
                .Select(f => f.Key[..^6]))
            .Distinct();

    private static IEnumerable<(string Label, IEnumerable<KeyValuePair<string, string>> Fields)> Attacks(FoundForm form,
        string collection)
    {
        var members = form.Fields.Select(f => Row().Match(f.Key)).Where(m => m.Success
            && m.Groups["name"].Value == collection).Select(m => m.Groups["rest"].Value).Distinct().ToList();
        var others = form.Fields.Where(f => !f.Key.StartsWith(collection, StringComparison.Ordinal)).ToList();
        foreach (var index in Indexes)
        {
            yield return ($".index={index}", form.Fields.Append(new($"{collection}.index", index)));
            yield return ($"only .index={index}", others.Append(new($"{collection}.index", index)));
            yield return ($"row [{index}]", others.Append(new($"{collection}.index", index))
                .Concat(members.Select(m => new KeyValuePair<string, string>($"{collection}[{index}]{m}", "1"))));
        }

        yield return ("the same row twice",
            form.Fields.Append(new($"{collection}.index", "0")).Append(new($"{collection}.index", "0")));
        yield return ("two thousand rows",
            others.Concat(Enumerable.Range(0, 2000).SelectMany(i => members.DefaultIfEmpty("").Take(1)
                .Select(m => new KeyValuePair<string, string>($"{collection}[{i}]{m}", "1")))));
        yield return ("two thousand indexes", others.Concat(
            Enumerable.Range(0, 2000).Select(i => new KeyValuePair<string, string>($"{collection}.index", $"n{i}"))));
        yield return ("the list as a value", others.Append(new(collection, "1")));
        yield return ("an index of an index",
            others.Append(new($"{collection}.index.index", "0")).Append(new($"{collection}.index[0]", "0")));
        yield return ("a row in a row",
            others.Append(new($"{collection}[0]{collection}[0]", "1")).Append(new($"{collection}[0][0]", "1")));
    }

    [GeneratedRegex(@"^(?<name>\w+)\[[^\]]*\](?<rest>.*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();
}
