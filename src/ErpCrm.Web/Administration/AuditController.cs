using System.Globalization;
using ErpCrm.Platform.Auditing;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.History;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Web.Administration;

/// <summary>What is asked for: the address is the state of the page.</summary>
internal sealed class AuditSearch
{
    /// <summary>Key of a kind of record.</summary>
    public string? Kind { get; set; }

    public Guid? User { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    /// <summary>The position after which older changes follow.</summary>
    public string? Before { get; set; }

    public bool IsNarrow => Kind is not null || User is not null || From is not null || To is not null;
}

internal sealed record AuditLine(AuditEntry Entry, string Kind, HistoryLine Line);

internal sealed record AuditList(AuditSearch Search, IReadOnlyList<AuditLine> Lines, string? Older,
    IReadOnlyList<SelectListItem> Kinds);

/// <summary>The history of everything, newest first, of all modules together.</summary>
[RequirePermission(AdministrationServices.ViewAudit), Route("admin/audit")]
internal sealed class AuditController(
    IEnumerable<IAuditSource> sources, RecordKinds kinds, IStringLocalizerFactory texts, HistoryReader reader,
    IBusinessClock clock) : PageController
{
    private const int Size = 50;

    [HttpGet("")]
    public async Task<IActionResult> Index(AuditSearch search, CancellationToken ct)
    {
        var before = Position.Parse(search.Before);
        var from = Utc(search.From);
        var to = search.To is { } last && last < DateOnly.MaxValue ? Utc(last.AddDays(1)) : null;

        var found = new List<(AuditEntry Entry, string Module)>();
        foreach (var source in sources.OrderBy(s => s.Module, StringComparer.Ordinal))
        {
            // The next page of each module starts where this module stood; the cursor says where that is.
            var filter = new AuditFilter(search.Kind, null, search.User, from, to, before?.Of(source.Module));
            found.AddRange((await source.FindAsync(filter, Size + 1, ct)).Select(entry => (entry, source.Module)));
        }

        var shown = found.OrderByDescending(f => f.Entry.At).ThenByDescending(f => f.Entry.Id).Take(Size).ToList();
        var older = found.Count > shown.Count ? Position.After(before, shown).ToString() : null;
        var lines = await reader.ReadAsync(shown, ct);
        var told = shown.Zip(lines, (found, line) => new AuditLine(found.Entry, WordOf(found.Entry.Entity), line));
        return View("Audit", new AuditList(search, [.. told], older, Choices()));
    }

    private string WordOf(string kind) => kinds.Find(kind) is { } record ? texts.One(record) : kind;

    private List<SelectListItem> Choices() =>
        [.. kinds.All.Select(kind => new SelectListItem(texts.One(kind), kind.Key))
            .OrderBy(choice => choice.Text, StringComparer.CurrentCulture)];

    // The first moment of the day: where clocks go forward at midnight it is an hour later.
    private DateTime? Utc(DateOnly? day)
    {
        if (day is not { } date) return null;
        var midnight = date.ToDateTime(TimeOnly.MinValue);
        return TimeZoneInfo.ConvertTimeToUtc(clock.TimeZone.IsInvalidTime(midnight) ? midnight.AddHours(1) : midnight,
            clock.TimeZone);
    }

    /// <summary>The oldest shown entry of each module: <c>Crm-120.Finance-88</c>.</summary>
    private sealed record Position(IReadOnlyDictionary<string, long> Oldest)
    {
        public long? Of(string module) => Oldest.TryGetValue(module, out var id) ? id : null;

        public static Position? Parse(string? text)
        {
            if (text is not { Length: > 0 and <= 400 }) return null;
            var oldest = new Dictionary<string, long>(StringComparer.Ordinal);
            foreach (var part in text.Split('.'))
            {
                if (part.Split('-') is [var module, var number]
                    && long.TryParse(number, CultureInfo.InvariantCulture, out var id))
                    oldest[module] = id;
            }

            return new Position(oldest);
        }

        public static Position After(Position? before, IEnumerable<(AuditEntry Entry, string Module)> shown)
        {
            var oldest = new Dictionary<string, long>(before?.Oldest ?? new Dictionary<string, long>(),
                StringComparer.Ordinal);
            foreach (var (entry, module) in shown)
                oldest[module] = Math.Min(entry.Id, oldest.GetValueOrDefault(module, long.MaxValue));
            return new Position(oldest);
        }

        public override string ToString() => string.Join('.', Oldest.OrderBy(o => o.Key, StringComparer.Ordinal)
            .Select(o => string.Create(CultureInfo.InvariantCulture, $"{o.Key}-{o.Value}")));
    }
}
