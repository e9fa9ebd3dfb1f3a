using System.Globalization;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.Banking.Matching;

/// <summary>Lines of one account that wait, each beside what it is as far as can be told.</summary>
[Route("finance/bank/match"), RequirePermission(FinancePermissions.ViewBank)]
internal sealed class MatchController(FinanceDbContext db, MatchBoard board, IBankBooks books, Confirming confirming,
    IStringLocalizer<FinanceText> T) : PageController
{
    // Beyond it nobody turns pages; it also keeps the number small.
    private const int LastPage = 400;

    [HttpGet("{bankAccountId:guid}")]
    public async Task<IActionResult> Index(Guid bankAccountId, int? part, CancellationToken ct)
    {
        var account = await db.BankAccounts.AsNoTracking().OneAsync(bankAccountId, ct);
        return View(await MatchPage.LoadAsync(db, board, books, account, Math.Clamp(part ?? 1, 1, LastPage), ct));
    }

    /// <summary>Confirms what is chosen, each line by itself.</summary>
    [HttpPost("{bankAccountId:guid}"), RequirePermission(FinancePermissions.EditBank)]
    public async Task<IActionResult> Confirm(Guid bankAccountId, string[]? chosen, CancellationToken ct)
    {
        var account = await db.BankAccounts.AsNoTracking().OneAsync(bankAccountId, ct);
        var url = $"/finance/bank/match/{account.Id}";
        return await TryAsync(url, async () =>
        {
            var proposals = (chosen ?? []).Select(Read).OfType<ChosenProposal>().Take(MatchPage.Size).ToList();
            if (proposals.Count == 0) throw new BusinessRuleException("Choose at least one line.");
            var done = await confirming.ConfirmAsync(proposals, ct);
            if (done.Done == 0) throw done.Refusals[0];
            var said = T.Count("{0} line matched|{0} lines matched", done.Done);
            return Saved(url, done.Refusals.Count == 0 ? said
                : $"{said} · {T["{0} not: {1}", done.Refusals.Count, done.Refusals[0].Of(T)]}");
        });
    }

    /// <summary>What is posted of a chosen line.</summary>
    public static string Write(MatchCard card) => $"{card.Line.Id:N}|{card.Line.Version}|{card.Best!.Key}";

    private static ChosenProposal? Read(string? text) =>
        text?.Split('|') is [var id, var version, var key] && Guid.TryParse(id, out var line)
            && int.TryParse(version, CultureInfo.InvariantCulture, out var seen)
                ? new ChosenProposal(line, seen, key) : null;
}
