using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ErpCrm.SharedKernel.Auditing;
using ErpCrm.SharedKernel.Copies;
using ErpCrm.SharedKernel.Data;
using ErpCrm.SharedKernel.Security;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.History;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Web.Administration;

/// <summary>Turns stored changes into what people read: field names and states in their language, dates in their zone, names for ids.</summary>
internal sealed partial class HistoryReader(IServiceProvider services, IEnumerable<ModuleInfo> modules, IStringLocalizerFactory factory, IStringLocalizer<SharedText> shared, ICurrentUser me, RecordNames records)
{
    private static readonly string[] Measures = ["Percent", "Quantity", "Hours", "Probability", "Days", "Share"];

    /// <summary>Changes in the order they are given.</summary>
    public async Task<IReadOnlyList<HistoryLine>> ReadAsync(IReadOnlyList<(AuditEntry Entry, string Module)> entries, CancellationToken ct)
    {
        var read = entries.Select(e => (e.Entry, e.Module, Changes: JsonSerializer.Deserialize<List<FieldChange>>(e.Entry.Changes) ?? [])).ToList();
        var names = await NamesAsync(read.SelectMany(r => r.Changes), ct);
        await records.AddAsync(read.SelectMany(r => r.Changes), names, ct);
        return [.. read.Select(r =>
        {
            var texts = TextsOf(r.Module);
            var changes = Readable(texts, TypeOf(r.Entry, r.Module), r.Changes, names);
            return new HistoryLine(r.Entry.At, By(r.Entry), r.Entry.Action, Label(texts, r.Entry.Label), changes) { IsPart = PartLabel().IsMatch(r.Entry.Label) };
        })];
    }

    private string By(AuditEntry entry) => entry.LinkMaker is { } maker ? shared["A link made by {0}", maker].Value : entry.UserName;

    private IStringLocalizer TextsOf(string module) => modules.FirstOrDefault(m => m.Name == module) is { } info ? factory.For(info.ContextType.Assembly) : shared;

    // A part is stored as "InvoiceLine: Design"; a record by its name, which may be a day.
    private string Label(IStringLocalizer texts, string label)
    {
        if (PartLabel().Match(label) is not { Success: true } part) return Day(label) ?? label;
        var (kind, name) = (Word(texts, Texts.Words(part.Groups["kind"].Value)), part.Groups["name"].Value);
        return name.Length == 0 ? kind : $"{kind}: {Day(name) ?? name}";
    }

    private List<FieldChange> Readable(IStringLocalizer texts, IEntityType? type, List<FieldChange> changes, Dictionary<Guid, string> names) =>
    [
        .. changes.Select(change =>
        {
            var isFigure = type?.FindProperty(change.Field)?.ClrType is { } property && (property == typeof(decimal) || property == typeof(decimal?));
            string? Text(string? value) => (isFigure ? Figure(change.Field, value) : null) ?? Value(texts, value, names);
            return new FieldChange(Word(texts, Texts.Words(change.Field)), Text(change.From), Text(change.To));
        }),
    ];

    // What the entry tells about: the record, or the part that its label names.
    private IEntityType? TypeOf(AuditEntry entry, string module)
    {
        if (modules.FirstOrDefault(m => m.Name == module) is not { } info) return null;
        var kind = PartLabel().Match(entry.Label) is { Success: true } part ? part.Groups["kind"].Value : entry.Entity;
        var types = ((DbContext)services.GetRequiredService(info.ContextType)).Model.GetEntityTypes();
        return types.FirstOrDefault(t => StoredNames.Of(t.ClrType) == kind) ?? types.FirstOrDefault(t => StoredNames.Of(t.ClrType) == entry.Entity);
    }

    // Databases keep figures with zeros of their own: "0.0", "56000".
    private static string? Figure(string field, string? value)
    {
        if (!decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var figure)) return null;
        var isMoney = !Measures.Any(measure => field.Contains(measure, StringComparison.Ordinal));
        return figure.ToString(isMoney ? "#,0.00######" : "#,0.########", CultureInfo.CurrentCulture);
    }

    // A unit may stand among the texts as it is written after a number: "fixed".
    private string Word(IStringLocalizer texts, string word) =>
        texts[word] is { ResourceNotFound: false } own ? own.Value
        : texts[Lower(word)] is { ResourceNotFound: false } unit ? unit.Value
        : shared[word].Value;

    private static string Lower(string word) => char.ToLowerInvariant(word[0]) + word[1..];

    private string? Value(IStringLocalizer texts, string? value, Dictionary<Guid, string> names)
    {
        if (value is null or "") return value;
        if (value is "True" or "False") return shared[value == "True" ? "Yes" : "No"];
        if (Guid.TryParse(value, out var id)) return names.GetValueOrDefault(id, "…");
        if (DateTime.TryParseExact(value, "O", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var moment)) return Format.Moment(moment, me.TimeZone);
        if (Day(value) is { } day) return day;
        return value.All(char.IsAsciiLetter) ? Word(texts, Texts.Words(value)) : value;
    }

    private static string? Day(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Format.Date(day) : null;

    // Ids in a history are nearly always people: who owns, manages, approves.
    private async Task<Dictionary<Guid, string>> NamesAsync(IEnumerable<FieldChange> changes, CancellationToken ct)
    {
        var ids = changes.SelectMany(c => new[] { c.From, c.To }).Where(v => Guid.TryParse(v, out _)).Select(v => Guid.Parse(v!)).Distinct().Take(500).ToList();
        if (ids.Count == 0) return [];
        foreach (var module in modules)
        {
            var db = (DbContext)services.GetRequiredService(module.ContextType);
            if (db.Model.FindEntityType(typeof(UserCopy)) is null) continue;
            return await db.Set<UserCopy>().AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        }

        return [];
    }

    [GeneratedRegex("^(?<kind>[A-Z][A-Za-z]+): (?<name>.*)$", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PartLabel();
}
