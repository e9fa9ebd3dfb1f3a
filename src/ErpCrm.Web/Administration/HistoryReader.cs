using System.Globalization;
using System.Text.Json;
using ErpCrm.SharedKernel.Auditing;
using ErpCrm.SharedKernel.Copies;
using ErpCrm.SharedKernel.Data;
using ErpCrm.SharedKernel.Security;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.History;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Web.Administration;

/// <summary>Turns stored changes into what people read: field names and states in their language, dates in their zone, names for ids.</summary>
internal sealed class HistoryReader(IServiceProvider services, IEnumerable<ModuleInfo> modules, IStringLocalizerFactory factory, IStringLocalizer<SharedText> shared, ICurrentUser me, RecordNames records)
{
    /// <summary>Changes in the order they are given.</summary>
    public async Task<IReadOnlyList<HistoryLine>> ReadAsync(IReadOnlyList<(AuditEntry Entry, string Module)> entries, CancellationToken ct)
    {
        var read = entries.Select(e => (e.Entry, e.Module, Changes: JsonSerializer.Deserialize<List<FieldChange>>(e.Entry.Changes) ?? [])).ToList();
        var names = await NamesAsync(read.SelectMany(r => r.Changes), ct);
        await records.AddAsync(read.SelectMany(r => r.Changes), names, ct);
        return [.. read.Select(r => new HistoryLine(r.Entry.At, r.Entry.UserName, r.Entry.Action, r.Entry.Label, Readable(r.Changes, r.Module, names)))];
    }

    private List<FieldChange> Readable(List<FieldChange> changes, string module, Dictionary<Guid, string> names)
    {
        var texts = modules.FirstOrDefault(m => m.Name == module) is { } info ? factory.For(info.ContextType.Assembly) : shared;
        return [.. changes.Select(change => new FieldChange(Word(texts, Texts.Words(change.Field)), Value(texts, change.From, names), Value(texts, change.To, names)))];
    }

    private string Word(IStringLocalizer texts, string word) => texts[word] is { ResourceNotFound: false } own ? own.Value : shared[word].Value;

    private string? Value(IStringLocalizer texts, string? value, Dictionary<Guid, string> names)
    {
        if (value is null or "") return value;
        if (value is "True" or "False") return shared[value == "True" ? "Yes" : "No"];
        if (Guid.TryParse(value, out var id)) return names.GetValueOrDefault(id, "…");
        if (DateTime.TryParseExact(value, "O", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var moment)) return Format.Moment(moment, me.TimeZone);
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return Format.Date(day);
        return value.All(char.IsAsciiLetter) ? Word(texts, Texts.Words(value)) : value;
    }

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
}
