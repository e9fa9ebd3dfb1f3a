using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.Journals;

[Route("finance/journals"), RequirePermission(FinancePermissions.ViewLedger)]
internal sealed class JournalsController(FinanceDbContext db, JournalReading reading, JournalsList list)
    : PageController
{
    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct)
    {
        var journal = await db.Journals.AsNoTracking().Include(j => j.Lines).OneAsync(j => j.Id == id, ct);
        return View(await reading.PageAsync(journal, ct));
    }
}
