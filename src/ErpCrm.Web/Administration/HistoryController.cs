using ErpCrm.Platform.Auditing;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Web.Administration;

/// <summary>The history of one record, for whoever may read the record.</summary>
[SignedIn, Route("audit")]
internal sealed class HistoryController(
    RecordKinds kinds, IEnumerable<IAuditSource> sources, HistoryReader reader) : PageController
{
    private const int Limit = 100;

    [HttpGet("{kind}/{id:guid}")]
    public async Task<IActionResult> Show(string kind, Guid id, CancellationToken ct)
    {
        var record = kinds.Find(kind).OrNotFound();
        if (!await record.OpensAsync(HttpContext.RequestServices, id, ct)) return NotFound();
        var source = sources.Single(s => s.Module == record.Module);
        var entries = await source.FindAsync(new AuditFilter(record.Key, id), Limit, ct);
        var lines = await reader.ReadAsync([.. entries.Select(entry => (entry, entry.Module))], ct);
        return IsHtmx && !WantsRegion("main")
            ? PartialView("_History", lines)
            : View("Record", lines);
    }
}
