using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using ErpCrm.Platform.Auditing;
using ErpCrm.Platform.Copies;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Custom;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.History;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Web.Administration;

/// <summary>Turns stored changes into what people read: field names and
/// states in their language, dates in their zone, names for ids.</summary>
internal sealed partial class HistoryReader(IServiceProvider services, IEnumerable<ModuleInfo> modules,
    IStringLocalizerFactory factory, IStringLocalizer<SharedText> shared, ICurrentUser me, RecordKinds kinds,
    RecordNames records, ICustomFields fields, ReferenceNames references)
{
    private static readonly string[] Measures = ["Percent", "Quantity", "Hours", "Probability", "Days", "Share"];

    /// <summary>Changes in the order they are given.</summary>
    public async Task<IReadOnlyList<HistoryLine>> ReadAsync(IReadOnlyList<(AuditEntry Entry, string Module)> entries,
        CancellationToken ct)
    {
        var read = entries.Select(
            e => (e.Entry, e.Module, Changes: JsonSerializer.Deserialize<List<FieldChange>>(e.Entry.Changes) ?? []))
            .ToList();
        var names = await NamesAsync(read.SelectMany(r => r.Changes), ct);
        await records.AddAsync(read.SelectMany(r => r.Changes), names, ct);
        await fields.LoadAsync(ct);
        await references.LoadAsync(read.SelectMany(r => r.Changes).SelectMany(NamedIn), ct);
        return [.. read.Select(r =>
        {
            var texts = TextsOf(r.Module);
            var isPart = PartLabel().IsMatch(r.Entry.Label);
            var changes = Readable(texts, TypeOf(r.Entry, r.Module), isPart ? null : kinds.Find(r.Entry.Entity),
                r.Changes, names);
            return new HistoryLine(r.Entry.At, By(r.Entry), r.Entry.Action, Label(texts, r.Entry.Label),
                changes) { IsPart = isPart };
        })];
    }

    private string By(AuditEntry entry) =>
        entry.LinkMaker is { } maker ? shared["A link made by {0}", maker].Value : entry.UserName;

    private IStringLocalizer TextsOf(string module) =>
        modules.FirstOrDefault(m => m.Name == module) is { } info ? factory.For(info.ContextType.Assembly) : shared;

    // A part is stored as "InvoiceLine: Design"; a record by its name, which may be a day.
    private string Label(IStringLocalizer texts, string label)
    {
        if (PartLabel().Match(label) is not { Success: true } part) return Day(label) ?? label;
        var (kind, name) = (Word(texts, Texts.Words(part.Groups["kind"].Value)), part.Groups["name"].Value);
        return name.Length == 0 ? kind : $"{kind}: {Day(name) ?? name}";
    }

    // What a declared field is guarded by holds for its history too.
    private List<FieldChange> Readable(
        IStringLocalizer texts, IEntityType? type, RecordKind? record, List<FieldChange> changes,
        Dictionary<Guid, string> names) =>
    [
        .. from change in changes
           where CustomChanges.KeyOf(change) is null
           let field = record?.FieldOf(change.Field)
           where field is null || field.IsFor(me)
           let read = Reading(texts, type, field, change.Field, names)
           select new FieldChange(Word(texts, type, field?.Word ?? Texts.Words(change.Field)),
               IsNone(type, change) ? null : read(change.From), read(change.To)),
        .. from change in changes
           let key = CustomChanges.KeyOf(change)
           where key is not null
           let custom = fields.Current.Find(key)
           where custom?.SeenWith is null || me.Can(custom.SeenWith)
           select custom is null
               ? change with { Field = shared["A field that is gone"] }
               : new FieldChange(
                   custom.Name.Said, Custom(custom, change.From, names), Custom(custom, change.To, names)),
    ];

    private IEnumerable<(string Kind, Guid Id)> NamedIn(FieldChange change) =>
        CustomChanges.KeyOf(change) is { } key && fields.Current.Find(key) is { Type: CustomType.Reference } field
            ? from value in new[] { change.From, change.To }
              let id = Guid.TryParse(value, out var named) ? named : Guid.Empty
              where id != Guid.Empty
              select (field.Target, id)
            : [];

    private string? Custom(CustomField field, string? value, Dictionary<Guid, string> names) => field.Type switch
    {
        CustomType.Choice or CustomType.Choices => value is null
            ? null
            : string.Join(", ", value.Split(", ").Select(
                id => Guid.TryParse(id, out var known) ? field.ChoiceOf(known)?.Name.Said ?? "…" : id)),
        CustomType.Reference => Guid.TryParse(value, out var record)
            ? CustomShown.NameOf(field, record, references, shared)
            : value,
        CustomType.Number or CustomType.Money => Figure(field.Type == CustomType.Money, value) ?? value,
        CustomType.Date or CustomType.YesNo or CustomType.Person => Value(shared, null, value, names),
        _ => value,
    };

    // What was not there yet has no "before".
    private static bool IsNone(IEntityType? type, FieldChange change)
    {
        if (Guid.TryParse(change.From, out var id)) return id == Guid.Empty;
        if (change.From?.StartsWith("0001-01-01", StringComparison.Ordinal) == true) return true;
        return decimal.TryParse(change.From, NumberStyles.Number, CultureInfo.InvariantCulture, out var figure)
            && figure == 0
            && type?.FindProperty(change.Field)?.PropertyInfo?.GetCustomAttribute<ZeroIsNoneAttribute>() is not null;
    }

    private Func<string?, string?> Reading(IStringLocalizer texts, IEntityType? type, Field? field, string property,
        Dictionary<Guid, string> names)
    {
        var clr = type?.FindProperty(property)?.ClrType;
        var isFigure = clr == typeof(decimal) || clr == typeof(decimal?);
        var isMoney = field is null
            ? !Measures.Any(measure => property.Contains(measure, StringComparison.Ordinal))
            : field.Type == FieldType.Money;
        return value => (isFigure ? Figure(isMoney, value) : null) ?? Value(texts, type, value, names);
    }

    // What the entry tells about: the record, or the part that its label names.
    private IEntityType? TypeOf(AuditEntry entry, string module)
    {
        if (modules.FirstOrDefault(m => m.Name == module) is not { } info) return null;
        var model = ((DbContext)services.GetRequiredService(info.ContextType)).Model;
        var part = PartLabel().Match(entry.Label) is { Success: true } label ? label.Groups["kind"].Value : null;
        return (part is null ? null : model.GetEntityTypes().FirstOrDefault(t => StoredNames.Of(t.ClrType) == part))
            ?? (kinds.Find(entry.Entity) is { } record ? model.FindEntityType(record.Entity) : null);
    }

    // Databases keep figures with zeros of their own: "0.0", "56000".
    private static string? Figure(bool isMoney, string? value)
    {
        if (!decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var figure)) return null;
        return figure.ToString(isMoney ? "#,0.00######" : "#,0.########", CultureInfo.CurrentCulture);
    }

    // A word may mean something of its own in one kind of record: "Name (user)".
    private string Word(IStringLocalizer texts, IEntityType? type, string word) =>
        type is not null && texts[ContextOf(type.ClrType, word)] is { ResourceNotFound: false } told
            ? told.Value
            : Word(texts, word);

    /// <summary>The text of a word as a field or a state of one kind of record.</summary>
    internal static string ContextOf(Type type, string word) => $"{word} ({Lower(Texts.Words(type.Name))})";

    // A unit may stand among the texts as it is written after a number: "fixed".
    private string Word(IStringLocalizer texts, string word) =>
        texts[word] is { ResourceNotFound: false } own ? own.Value
        : texts[Lower(word)] is { ResourceNotFound: false } unit ? unit.Value
        : shared[word].Value;

    private static string Lower(string word) => char.ToLowerInvariant(word[0]) + word[1..];

    private string? Value(IStringLocalizer texts, IEntityType? type, string? value, Dictionary<Guid, string> names)
    {
        if (value is null or "") return value;
        if (value is "True" or "False") return shared[value == "True" ? "Yes" : "No"];
        if (Guid.TryParse(value, out var id)) return names.GetValueOrDefault(id, "…");
        if (DateTime.TryParseExact(value, "O", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal,
            out var moment))
            return Format.Moment(moment, me.TimeZone);
        if (Day(value) is { } day) return day;
        return value.All(char.IsAsciiLetter) ? Word(texts, type, Texts.Words(value)) : value;
    }

    private static string? Day(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Format.Date(day)
            : null;

    // Ids in a history are nearly always people: who owns, manages, approves.
    private async Task<Dictionary<Guid, string>> NamesAsync(IEnumerable<FieldChange> changes, CancellationToken ct)
    {
        var ids = changes.SelectMany(c => new[] { c.From, c.To }).Where(
            v => Guid.TryParse(v, out _)).Select(v => Guid.Parse(v!)).Distinct().Take(500).ToList();
        if (ids.Count == 0) return [];
        foreach (var module in modules)
        {
            var db = (DbContext)services.GetRequiredService(module.ContextType);
            if (db.Model.FindEntityType(typeof(UserCopy)) is null) continue;
            return await db.Set<UserCopy>().AsNoTracking().Where(u => ids.Contains(u.Id))
                .ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        }

        return [];
    }

    [GeneratedRegex("^(?<kind>[A-Z][A-Za-z]+): (?<name>.*)$", RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex PartLabel();
}
