using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.Banking.Matching;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.Banking.Statements;

/// <summary>A statement is imported, taken back or thrown away.</summary>
[Route("finance/bank/statements/{id:guid}"), RequirePermission(FinancePermissions.EditBank)]
internal sealed class StatementStepsController(FinanceDbContext db, StatementImport import, Confirming confirming,
    IStringLocalizer<FinanceText> T) : PageController
{
    [HttpPost("import")]
    public async Task<IActionResult> Import(Guid id, int version, DifferenceChoice? choice, CancellationToken ct)
    {
        var accountId = (await db.BankStatements.AsNoTracking().OneAsync(id, ct)).BankAccountId;
        return await TryAsync(UrlOf(id), async () =>
        {
            var added = await import.ImportAsync(id, version, choice, ct);
            db.ChangeTracker.Clear();
            var matched = await confirming.MatchCertainAsync(accountId, ct);
            var said = T.Count("{0} line imported|{0} lines imported", added);
            return Saved(added == 0 ? UrlOf(id) : $"/finance/bank/match/{accountId}", matched.Done == 0 ? said
                : $"{said} · {T.Count("{0} matched by itself|{0} matched by themselves", matched.Done)}");
        });
    }

    [HttpPost("take-back")]
    public async Task<IActionResult> TakeBack(Guid id, int version, string? reason, CancellationToken ct)
    {
        if (reason?.Length > BankMatch.NoteLength) reason = reason[..BankMatch.NoteLength];
        return await TryAsync(UrlOf(id), async () =>
        {
            await import.TakeBackAsync(id, version, reason, ct);
            return Saved(UrlOf(id), T["Import taken back"]);
        });
    }

    [HttpPost("discard")]
    public async Task<IActionResult> Discard(Guid id, CancellationToken ct)
    {
        var statement = await db.BankStatements.OneAsync(id, ct);
        return await TryAsync(UrlOf(id), async () =>
        {
            statement.Discard();
            db.Remove(statement);
            await db.SaveChangesAsync(ct);
            return Saved("/finance/bank/statements", T["Statement thrown away"]);
        });
    }

    private static string UrlOf(Guid id) => $"/finance/bank/statements/{id}";
}
