using System.Net;
using ErpCrm.Contracts;
using ErpCrm.Finance;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Treasury.Banking.Lines;
using ErpCrm.Finance.Treasury.Banking.Matching;
using ErpCrm.Finance.Treasury.Banking.Matching.Engine;
using ErpCrm.Finance.Treasury.Banking.Statements;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.SharedKernel;
using ErpCrm.Tests.Finance.Books;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Treasury.Banking;

/// <summary>Lines are matched: as proposed, several at once, by hand, in parts, and back again.</summary>
public sealed class MatchPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly BankScene _bank = new(app);

    [Fact]
    public async Task A_confirmed_line_pays_its_invoice_and_says_why()
    {
        var account = await _bank.AccountAsync("Confirmed");
        var customer = await app.CustomerAsync("Confirmed client");
        var invoice = await app.InvoiceAsync(customer, 730, app.Today.AddDays(-20));
        await _bank.ImportAsync(account, 1_000, _bank.Line(9, 730, $"Оплата {invoice.Number}", "Somebody"));
        var line = Assert.Single(await _bank.LinesAsync(account));
        await _bank.ConfirmAsync(line);

        Assert.Equal(0, await app.OpenOfAsync(invoice.Id));
        var payment = await app.InAsync<FinanceDbContext, Payment>(
            db => db.Payments.SingleAsync(p => p.CompanyId == customer.Id));
        Assert.Equal((730m, line.On, (Guid?)account.Id), (payment.Amount, payment.ReceivedOn, payment.BankAccountId));
        var match = await _bank.HoldingAsync(line);
        Assert.Equal((MatchMethod.Confirmed, (int?)90, TestUser.Accountant.Id, true),
            (match.Method, match.Score, match.ById, match.MadeDocument));
        Assert.Contains(Reasons.Read(match.Reasons), r => r.Code == ReasonCode.Number && r.Of == invoice.Number);

        // The account that it came from is known from now on.
        var known = await app.InAsync<FinanceDbContext, KnownPayer>(
            db => db.KnownPayers.SingleAsync(p => p.LineId == line.Id));
        Assert.Equal((customer.Id, PayerKeys.OfAccount(line.PartyAccount)), (known.PartyId, known.Account));
        Assert.Equal((1_730m, 0m), (await _bank.BookedAsync(account),
            await app.BaseOfAsync(AccountRole.BankSuspense, line.Id)));
        await _bank.AgreeAsync();
        var page = await _bank.Accountant.GetAsync($"/finance/bank/lines/{line.Id}");
        Assert.Contains("the same amount", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Money_that_was_recorded_already_makes_nothing_new()
    {
        var account = await _bank.AccountAsync("Recorded");
        var customer = await app.CustomerAsync("Recorded client");
        var invoice = await app.InvoiceAsync(customer, 640, app.Today.AddDays(-20));
        await _bank.ImportAsync(account, 1_000, _bank.Line(9, -1, "x"));
        var payment = await _bank.PaymentAsync(account, customer, 640, 8, invoice);
        var transit = await _bank.StandingAsync(AccountRole.CashInTransit);
        Assert.Equal((999m, 640m), (await _bank.BookedAsync(account), transit));

        await _bank.ImportAsync(account, 999, _bank.Line(7, 640, $"Оплата {invoice.Number}"));
        await _bank.ConfirmAsync(await _bank.LineOfAsync(account, "Оплата"));
        Assert.Equal((1_639m, 0m), (await _bank.BookedAsync(account),
            await _bank.StandingAsync(AccountRole.CashInTransit)));
        Assert.Equal(1, await app.InAsync<FinanceDbContext, int>(
            db => db.Payments.CountAsync(p => p.CompanyId == customer.Id)));
        await _bank.AgreeAsync();

        // Money that met its line is not taken back before the line is open again.
        var refusal = await Assert.ThrowsAsync<BusinessRuleException>(() => app.InAsync<FinanceDbContext>(async db =>
            await new Settlement(db, "KGS", app.Today).ReverseAsync(await db.Payments.Include(p => p.Allocations)
                .SingleAsync(p => p.Id == payment.Id), TestUser.Accountant.Id, "x", default)));
        Assert.Equal("A bank line is matched with this payment. Undo that first.", refusal.Message);
    }

    [Fact]
    public async Task Several_are_confirmed_at_once_and_one_that_is_refused_keeps_no_other_from_it()
    {
        var account = await _bank.AccountAsync("Bulk");
        var customer = await app.CustomerAsync("Bulk client");
        var invoices = new[]
        {
            await app.InvoiceAsync(customer, 111, app.Today.AddDays(-20)),
            await app.InvoiceAsync(customer, 222, app.Today.AddDays(-20)),
        };
        await _bank.ImportAsync(account, 1_000,
            [.. invoices.Select((i, n) => _bank.Line(9 - n, i.Gross, $"№ {i.Number}"))]);
        var lines = await _bank.LinesAsync(account);
        var page = await _bank.Accountant.GetAsync($"/finance/bank/match/{account.Id}");
        var chosen = page.QuerySelectorAll("input[name=chosen]").Select(box => box.GetAttribute("value")!).ToList();
        Assert.Equal(2, chosen.Count);
        await _bank.ConfirmAsync(lines[0]);
        (await _bank.Accountant.SubmitAsync(page, "form#confirm-many", [.. chosen.Select(c => ("chosen", c))])).Saved();
        Assert.All(await _bank.LinesAsync(account), l => Assert.Equal(BankLineState.Matched, l.State));
        Assert.Equal([0m, 0m], new[] { await app.OpenOfAsync(invoices[0].Id), await app.OpenOfAsync(invoices[1].Id) });
        Assert.Equal(2, await app.InAsync<FinanceDbContext, int>(
            db => db.Payments.CountAsync(p => p.CompanyId == customer.Id)));
        await _bank.AgreeAsync();
    }

    [Fact]
    public async Task A_line_is_split_over_an_invoice_and_an_account()
    {
        var account = await _bank.AccountAsync("Split");
        var customer = await app.CustomerAsync("Split client");
        var invoice = await app.InvoiceAsync(customer, 500, app.Today.AddDays(-20));
        var income = await AccountAsync("6210");
        await _bank.ImportAsync(account, 1_000, _bank.Line(9, 512.30m, "Оплата и проценты"));
        var line = Assert.Single(await _bank.LinesAsync(account));
        (string, string)[] parts =
        [
            ("Parts[0].Target", new MatchTarget(TargetKind.Pay, invoice.Id, Kinds.Invoice).ToString()),
            ("Parts[0].Amount", "500"), ("Parts[0].Difference", "None"),
            ("Parts[1].Target", new MatchTarget(TargetKind.Account, income).ToString()),
            ("Parts[1].Difference", "None"), ("Parts[1].Note", "Проценты"), ("Parts[1].Currency", "KGS"),
        ];
        var short1 = await _bank.MatchAsync(line, [.. parts, ("Parts[1].Amount", "12")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, short1.Status);
        Assert.Contains("The parts come to", short1.Html, StringComparison.Ordinal);
        (await _bank.MatchAsync(line, [.. parts, ("Parts[1].Amount", "12.30")])).Saved();

        Assert.Equal(0, await app.OpenOfAsync(invoice.Id));
        var matched = Assert.Single(await _bank.LinesAsync(account));
        Assert.Equal([500m, 12.30m], matched.Holding.OrderBy(m => m.Position).Select(m => m.Amount));
        Assert.All(matched.Holding, m => Assert.Equal(MatchMethod.ByHand, m.Method));
        Assert.Contains(await app.PostedAsync(line.Id), p => p is { Account: "Other income", Amount: -12.30m });
        await _bank.AgreeAsync();
    }

    [Fact]
    public async Task An_undone_line_is_open_with_what_it_paid_and_is_matched_again()
    {
        var account = await _bank.AccountAsync("Undone");
        var customer = await app.CustomerAsync("Undone client");
        var invoice = await app.InvoiceAsync(customer, 415, app.Today.AddDays(-20));
        await _bank.ImportAsync(account, 1_000, _bank.Line(9, 415, $"Оплата {invoice.Number}", "Payer"));
        var line = Assert.Single(await _bank.LinesAsync(account));
        await _bank.ConfirmAsync(line);
        var page = await _bank.Accountant.GetAsync($"/finance/bank/lines/{line.Id}");
        Assert.Contains("Say why the payment is taken back.",
            await _bank.RefusedAsync(page, "form#undo", ("Reason", "")), StringComparison.Ordinal);
        await _bank.UndoAsync(line);

        var open = Assert.Single(await _bank.LinesAsync(account));
        Assert.Equal((BankLineState.Unmatched, 415m), (open.State, await app.OpenOfAsync(invoice.Id)));
        Assert.Equal(TestUser.Accountant.Id, Assert.Single(open.Matches).UndoneById);
        Assert.False(await app.InAsync<FinanceDbContext, bool>(
            db => db.KnownPayers.AnyAsync(p => p.LineId == line.Id)));
        Assert.Equal(-415m, await app.BaseOfAsync(AccountRole.BankSuspense, line.Id));
        await _bank.AgreeAsync();

        await _bank.ConfirmAsync(open);
        Assert.Equal(0, await app.OpenOfAsync(invoice.Id));
        Assert.Equal(2, Assert.Single(await _bank.LinesAsync(account)).Matches.Count);
        await _bank.AgreeAsync();
        // The page that was shown before is old.
        Assert.Contains("This line changed meanwhile.", await _bank.RefusedAsync(page, "form#undo", ("Reason", "x")),
            StringComparison.Ordinal);
    }

    private Task<Guid> AccountAsync(string code) => app.InAsync<FinanceDbContext, Guid>(
        db => db.Accounts.Where(a => a.Code == code).Select(a => a.Id).SingleAsync());
}
