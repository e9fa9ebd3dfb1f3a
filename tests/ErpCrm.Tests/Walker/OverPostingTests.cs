using System.Reflection;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore.Metadata;
using Xunit.Abstractions;

namespace ErpCrm.Tests.Walker;

/// <summary>Every form is sent with every property of its module's
/// records beside its own fields: none of them gets in.</summary>
public sealed class OverPostingTests(WalkerApp app, ITestOutputHelper output) : IClassFixture<WalkerApp>
{
    private const string Text = "Overposted";
    private const string Number = "7654321";
    private const string Day = "2031-02-03";

    [Fact]
    public void No_action_binds_a_stored_record()
    {
        var stored = app.Records.Kinds.Select(k => k.Type.ClrType).ToHashSet();
        var bound = app.Routes.All.SelectMany(
            r => r.Action.Parameters.SelectMany(p => TypesIn(p.ParameterType, [])).Where(stored.Contains)
                .Select(t => $"{r.Name} binds {t.Name}"));
        Assert.Empty(bound);
    }

    [Theory, MemberData(nameof(Shards.Modules), MemberType = typeof(Shards))]
    public async Task No_form_changes_more_than_its_own_fields(string module)
    {
        var wrong = new List<string>();
        var saved = 0;
        var forms = await FormsAsync(module);
        foreach (var (user, form) in forms)
        {
            if (await ChangedAsync(user, form, extras: null) is not { Count: > 0 } plain) continue;
            saved++;
            var extras = Extras(form.Route);
            if (await ChangedAsync(user, form, extras) is not { Count: > 0 } changed)
            {
                wrong.Add($"{form}: not saved with extra fields");
                continue;
            }

            wrong.AddRange(Smuggled(plain, changed).Select(what => $"{form}: {what}"));
        }

        output.WriteLine($"{saved} of {forms.Count} forms saved with extra fields");
        Assert.True(saved * 2 >= forms.Count, $"only {saved} of {forms.Count} forms were saved");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    // Marked values anywhere, or a flag or state that is another than without the extra fields.
    private IEnumerable<string> Smuggled(List<ChangedRow> plain, List<ChangedRow> changed)
    {
        var stranger = Stranger.ToString().ToUpperInvariant();
        foreach (var row in changed.Where(r => !IsLog(r.Table)))
        {
            foreach (var (column, value) in row.Values.Where(v => v.Value.Contains(Text, StringComparison.Ordinal)
                || v.Value.Contains(Number, StringComparison.Ordinal)
                || v.Value.StartsWith(Day, StringComparison.Ordinal)
                || v.Value == stranger))
                yield return $"{row.Table}.{column} became {value}";
        }

        foreach (var table in changed.Where(r => !IsLog(r.Table)).GroupBy(r => r.Table))
        {
            // A version counts events too, and how many are delivered by
            // now is chance; keys are made of the name, which differs with
            // every filling. A posted one of either would carry the mark above.
            foreach (var column in table.First().Values.Keys
                .Where(column => column is not ("Version" or "NameKey" or "SoundKey")))
            {
                var (with, without) = (Plain(table, column), Plain(plain.Where(r => r.Table == table.Key), column));
                if (with.Count == 0 || with.Count != without.Count || with.SequenceEqual(without)) continue;
                var (became, was) = (string.Join(",", with.Except(without)), string.Join(",", without.Except(with)));
                yield return $"{table.Key}.{column} became {became} instead of {was}";
            }
        }
    }

    private static List<string> Plain(IEnumerable<ChangedRow> rows, string column) =>
        [.. rows.Select(r => r.Values[column]).Where(v => v.Length <= 20 && !v.Contains('-') && !v.Contains(':')
            && !v.Contains("walked", StringComparison.OrdinalIgnoreCase)
            && !v.Contains("walker", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)];

    private static bool IsLog(string table) => table.EndsWith("_SubmittedForms", StringComparison.Ordinal)
        || table.EndsWith("_InboxMessages", StringComparison.Ordinal)
        || table.EndsWith("_EventLog", StringComparison.Ordinal)
        || table.EndsWith("_Stamps", StringComparison.Ordinal)
        || table.EndsWith("_OutboxMessages", StringComparison.Ordinal);

    private Guid Stranger => app.Users.First(u => u.Name.StartsWith("Stranger", StringComparison.Ordinal)).Id;

    /// <summary>Every property of the module's records that the action does not ask for.</summary>
    private List<KeyValuePair<string, string>> Extras(Route route)
    {
        var asked = route.Action.Parameters.SelectMany(
            p => TypesIn(p.ParameterType, []).SelectMany(t => t.GetProperties()).Select(x => x.Name).Append(p.Name))
            .Concat(route.Parameters.Select(p => p.Name))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. app.Records.Kinds.Where(k => k.Module.Equals(route.Module, StringComparison.OrdinalIgnoreCase))
            .SelectMany(k => k.Type.GetProperties()).Where(p => !asked.Contains(p.Name)).DistinctBy(p => p.Name)
            .Select(p => new KeyValuePair<string, string>(p.Name, ValueFor(p)))];
    }

    private string ValueFor(IProperty property)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (type == typeof(Guid)) return Stranger.ToString();
        if (type == typeof(bool))
            return property.Name.StartsWith("Is", StringComparison.Ordinal) && property.Name is "IsActive" or "IsOpen"
                ? "false"
                : "true";
        if (type == typeof(DateOnly) || type == typeof(DateTime)) return Day;
        if (type.IsEnum) return Enum.GetNames(type)[^1];
        return type == typeof(string) ? Text : Number;
    }

    private async Task<List<ChangedRow>> ChangedAsync(TestUser user, FoundForm form,
        List<KeyValuePair<string, string>>? extras)
    {
        await app.PutBackAsync();
        var browser = app.Browser(user);
        if (await FormAtlas.OpenAsync(browser, form) is not { } shown) return [];
        var fields = await new FormFiller(browser, app.Today).FillAsync(shown);
        var version = app.Database.Version();
        await browser.PostAsync(form.Action, extras is null ? fields : [.. fields, .. extras]);
        await app.DrainAsync();
        return app.Database.Version() == version ? [] : app.Database.Changes();
    }

    private async Task<List<(TestUser User, FoundForm Form)>> FormsAsync(string module) =>
        [.. (await FormAtlas.AllAsync(app)).Where(f => !f.Form.Route.IsOpen && f.Form.Route.IsOf(module))
            .GroupBy(f => f.Form.Route).SelectMany(g => g.Take(2))
            .Select(f => (app.Users.First(u => u.Name == f.Email), f.Form))];

    private static IEnumerable<Type> TypesIn(Type type, HashSet<Type> seen)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsGenericType && type.GetGenericArguments() is [var item]) type = item;
        if (type.IsArray) type = type.GetElementType()!;
        if (type.Namespace?.StartsWith("ErpCrm", StringComparison.Ordinal) != true || type.IsEnum || !seen.Add(type))
            return [];
        return [type, .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanWrite && p.GetCustomAttribute<BindNeverAttribute>() is null)
            .SelectMany(p => TypesIn(p.PropertyType, seen))];
    }
}
