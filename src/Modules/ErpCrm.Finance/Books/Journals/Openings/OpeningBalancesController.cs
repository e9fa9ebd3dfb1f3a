using ErpCrm.Contracts;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Posting;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.Journals.Openings;

/// <summary>Opening balances: one amount for each account; entered again, the difference is posted. What customers and
/// suppliers owe, and what is on bank accounts, comes by invoices, bills and bank accounts.</summary>
[Route("finance/opening-balances"), RequirePermission(FinancePermissions.EditLedger)]
internal sealed class OpeningBalancesController(FinanceDbContext db, BookKeeper keeper, OpeningBooksReading reading,
    IStringLocalizer<FinanceText> T) : PageController
{
    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken ct) => TryAsync("/finance/accounts/roles", async () =>
        View(OpeningForm.Of((await reading.ReadAsync(ct)).Books)));

    [HttpPost(""), RequestFormLimits(ValueCountLimit = OpeningForm.PostedValues)]
    public async Task<IActionResult> Index(OpeningForm form, CancellationToken ct)
    {
        form.Context = (await reading.ReadAsync(ct)).Books;
        return await TrySaveAsync("Index", form, () => db.InTransactionAsync(token => SaveAsync(form, token), ct));
    }

    private async Task<IActionResult> SaveAsync(OpeningForm form, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var (books, against) = await reading.ReadAsync(ct);
        form.Context = books;
        if (books.Version != form.Version) return Conflict("Index", form, Shown(form, books));
        var changes = form.Changes(books);
        if (changes.Count > 0)
        {
            await PostAsync(books.IsBegun ? books.Date : form.Date!.Value, changes, against, ct);
            await db.SaveChangesAsync(ct);
        }

        return Saved("/finance/opening-balances", T["Opening balances posted"]);
    }

    private async Task PostAsync(
        DateOnly on, IReadOnlyList<(Guid AccountId, decimal Change)> changes, Account against, CancellationToken ct)
    {
        var run = await keeper.BeginAsync(ct);
        var entry = run.Open(JournalKind.Opening, on, Kinds.Journal, Guid.Empty, null);
        foreach (var (accountId, change) in changes) entry.Debit(accountId, change);
        entry.Credit(against.Id, changes.Sum(c => c.Change));
        keeper.Post(run);
        against.NoteOpening();
    }

    // Theirs with the same accounts in the same rows.
    private static OpeningForm Shown(OpeningForm mine, OpeningBooks books)
    {
        var theirs = OpeningForm.Of(books);
        var known = theirs.Lines.ToDictionary(l => l.AccountId);
        theirs.Lines = [.. mine.Lines.Select(l => known.GetValueOrDefault(l.AccountId, l))];
        return theirs;
    }
}
