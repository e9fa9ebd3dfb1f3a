using ErpCrm.Demo;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Treasury.Banking;
using ErpCrm.Finance.Treasury.Banking.Matching;
using ErpCrm.Finance.Treasury.Banking.Rules;
using ErpCrm.Finance.Treasury.Banking.Statements;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Demo;

/// <summary>Two months of statements of the main account: what was recorded by hand has met its lines, what the bank
/// takes is kept by a rule, the last days wait. A statement in dollars is looked at and not imported yet.</summary>
internal sealed class DemoBank(FinanceDbContext db, IBankBooks books, StatementImport import, MatchBoard board,
    Confirming confirming, Matcher matcher, IBusinessClock clock, ICurrentUser me) : IDemoActor
{
    private const int Days = 30;
    private const int LeftDays = 12;
    private const string Charge = "Комиссия банка за обслуживание счёта";
    private const string ToCashBox = "Снятие наличных, пополнение кассы";
    private const string Interest = "Начисленные проценты на остаток";
    private readonly DemoStatements _bank = new(db);

    // After what people record on a day, before months are closed.
    public int Order => 46;

    public Task BeginAsync(DemoWorld world, CancellationToken ct) => Task.CompletedTask;

    public async Task PlayAsync(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        // A company of some days has no month of statements yet.
        if (day != world.Today || world.FirstDay > day.AddDays(-2 * Days)) return;
        using var acting = world.As(FinanceDemo.Accountant);
        var account = await MainAsync("KGS", ct);
        await RuleAsync(ct);
        var (first, second) = (day.AddDays(-2 * Days), day.AddDays(-Days));
        var opening = await books.BalanceBeforeAsync(account, first, ct);
        var before = await LinesAsync(account, first, second.AddDays(-1), ct);
        var since = await LinesAsync(account, second, day.AddDays(-1), ct);
        since.AddRange(await UnrecordedAsync(day, ct));
        await ImportAsync(account, first, second.AddDays(-1), opening, before, ct);
        await ImportAsync(account, second, day.AddDays(-1), opening + before.Sum(l => l.Amount), since, ct);
        await MatchAsync(day.AddDays(-LeftDays), ct);
        await GiveDollarsAsync(day, ct);
    }

    private Task<BankAccount> MainAsync(string currency, CancellationToken ct) => db.BankAccounts.AsNoTracking()
        .Where(a => a.Currency == currency && a.IsOnInvoices).OrderBy(a => a.Name).FirstAsync(ct);

    private async Task RuleAsync(CancellationToken ct)
    {
        var account = await AccountAsync("8210", ct);
        db.Add(BankRule.Of(new RuleData("Комиссии банка", 10, true, null, RuleDirection.MoneyOut, "комиссия банка",
            false, null, null, 5_000, account)));
        await db.SaveChangesAsync(ct);
    }

    private Task<Guid> AccountAsync(string code, CancellationToken ct) =>
        db.Accounts.Where(a => a.Code == code).Select(a => a.Id).FirstAsync(ct);

    private async Task<List<DemoLine>> LinesAsync(BankAccount account, DateOnly from, DateOnly to,
        CancellationToken ct)
    {
        var lines = await _bank.RecordedAsync(account, from, to, ct);
        lines.Add(new DemoLine(from.AddDays(4), -450, "", Charge));
        lines.Add(new DemoLine(from.AddDays(18), -280, "", Charge));
        lines.Add(new DemoLine(from.AddDays(8), -30_000, "", ToCashBox));
        lines.Add(new DemoLine(from.AddDays(10), 312.40m, "", Interest));
        return lines;
    }

    // What nobody has recorded yet: customers who just paid, one of them without a number, one a part.
    private async Task<List<DemoLine>> UnrecordedAsync(DateOnly day, CancellationToken ct)
    {
        var open = await db.Invoices.AsNoTracking()
            .Where(i => i.IsOpen && i.Currency == "KGS" && i.IssuedOn < day.AddDays(-LeftDays))
            .OrderBy(i => i.DueOn).ThenBy(i => i.Number)
            .Select(i => new { i.Number, i.OpenAmount, i.CompanyId, i.CustomerToday.Name }).ToListAsync(ct);
        var lines = open.DistinctBy(i => i.CompanyId).Take(3).Select((i, n) => n switch
        {
            0 => new DemoLine(day.AddDays(-4), i.OpenAmount, i.Name, $"Оплата по счету № {i.Number} за услуги"),
            1 => new DemoLine(day.AddDays(-3), i.OpenAmount, i.Name.ToUpperInvariant(), "Оплата за консультации"),
            _ => new DemoLine(day.AddDays(-2), Rounding.Round(i.OpenAmount / 2, 0), i.Name, $"Частично по {i.Number}"),
        }).Where(l => l.Amount > 0).ToList();
        lines.Add(new DemoLine(day.AddDays(-3), -2_350, "Магазин «Канцлер»", "Покупка по карте ··4471"));
        lines.Add(new DemoLine(day.AddDays(-2), 15_000, "Асанов Э. Т.", "Возврат ошибочного платежа"));
        return lines;
    }

    private async Task ImportAsync(BankAccount account, DateOnly from, DateOnly to, decimal opening,
        List<DemoLine> lines, CancellationToken ct)
    {
        using var content = new MemoryStream(
            DemoStatements.OfClientBank(account, from, to, opening, [.. lines.OrderBy(l => l.On)]));
        var statement = await import.BeginAsync(account, $"kl_to_1c_{to:yyyy-MM-dd}.txt", content, ct);
        await db.SaveChangesAsync(ct);
        await import.ImportAsync(statement.Id, statement.Version, DifferenceChoice.Leave, ct);
        db.ChangeTracker.Clear();
    }

    private async Task MatchAsync(DateOnly before, CancellationToken ct)
    {
        var proposed = await board.ProposeAsync(ct);
        var (cashBox, other) = (await db.BankAccounts.Where(a => !a.IsOnInvoices && !a.IsCard).OrderBy(a => a.Name)
            .Select(a => a.Id).FirstAsync(ct), await AccountAsync("6210", ct));
        var versions = await db.BankLines.AsNoTracking().Where(l => l.State == BankLineState.Unmatched)
            .ToDictionaryAsync(l => l.Id, l => l.Version, ct);
        var lines = proposed.Lines.Where(l => l.Line.On < before).ToList();
        await confirming.ConfirmAsync([.. lines.Where(l => l.Best is not null)
            .Select(l => new ChosenProposal(l.Line.Id, versions[l.Line.Id], l.Best!.Key))], ct);
        foreach (var line in lines.Where(l => l.Best is null).Select(l => l.Line))
        {
            PlannedPart? part = line.Text.StartsWith(ToCashBox, StringComparison.Ordinal)
                ? new TransferPart(line.Amount, cashBox, null)
                : line.Text.StartsWith(Interest, StringComparison.Ordinal)
                    ? new AccountPart(line.Amount, other, new MatchDimensions(), null) : null;
            if (part is null) continue;
            await matcher.MatchAsync(line.Id, versions[line.Id], [part],
                new MatchTrail(MatchMethod.ByHand, null, "", me.Id, clock.UtcNow), ct);
            db.ChangeTracker.Clear();
        }
    }

    private async Task GiveDollarsAsync(DateOnly day, CancellationToken ct)
    {
        var (account, from, to) = (await MainAsync("USD", ct), day.AddDays(-Days), day.AddDays(-1));
        var lines = await _bank.RecordedAsync(account, from, to, ct);
        using var content = new MemoryStream(DemoStatements.OfMt940(account, from, to,
            await books.BalanceBeforeAsync(account, from, ct), [.. lines.OrderBy(l => l.On)]));
        await import.BeginAsync(account, $"statement-{to:yyyy-MM-dd}.sta", content, ct);
        await db.SaveChangesAsync(ct);
    }
}
