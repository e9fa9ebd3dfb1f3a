using ErpCrm.Finance.Treasury.Banking.Matching.Engine;

namespace ErpCrm.Tests.Finance.Treasury.Banking.Matching;

/// <summary>What others got wrong, played again: each test bears the name of the report.</summary>
public sealed class MatchReplayTests
{
    private readonly EngineScene _scene = new();

    // Reconciled by party and amount, whatever the payer wrote.
    [Fact]
    public void Erpnext_46725_the_number_wins_over_party_and_amount()
    {
        var client = _scene.Client("Бишкек Софт");
        _scene.Invoice(client, "INV-2026-0041", 50_000, dueIn: -10);
        var named = _scene.Invoice(client, "INV-2026-0042", 50_000);
        var line = _scene.Line(50_000, "Оплата по INV-2026-0042", "Бишкек Софт");
        Assert.Equal([named.Id], _scene.Paid(line));
        Assert.True(_scene.Best(line)!.IsCertain);
    }

    // Five lines of one amount were matched with whatever came first.
    [Fact]
    public void Erpnext_36448_five_equal_lines_are_left_to_a_person()
    {
        var client = _scene.Client("Бишкек Софт");
        for (var i = 1; i <= 5; i++) _scene.Invoice(client, $"INV-2026-004{i}", 10_000);
        var lines = Enumerable.Range(0, 5).Select(_ => _scene.Line(10_000, "Оплата за услуги", "Бишкек Софт")).ToList();
        Assert.All(lines, line => Assert.Null(_scene.Best(line)));
        Assert.All(lines, line => Assert.DoesNotContain(_scene.Ranked(line), p => p.IsCertain));
    }

    [Fact]
    public void Erpnext_36448_five_lines_that_name_one_invoice_are_not_matched_by_themselves()
    {
        _scene.Invoice(_scene.Client("Бишкек Софт"), "INV-2026-0041", 10_000);
        var lines = Enumerable.Range(0, 5).Select(_ => _scene.Line(10_000, "INV-2026-0041")).ToList();
        Assert.All(lines, line => Assert.DoesNotContain(_scene.Ranked(line), p => p.IsCertain));
    }

    // A payment was there, and the line paid the invoice a second time.
    [Fact]
    public void Erpnext_54823_recorded_money_comes_before_the_invoice()
    {
        var client = _scene.Client("Бишкек Софт");
        _scene.Invoice(client, "INV-2026-0042", 50_000);
        var payment = _scene.Payment(client, 50_000);
        var line = _scene.Line(50_000, "Оплата по INV-2026-0042", "Бишкек Софт");
        Assert.Equal([payment.Id], _scene.Paid(line));
        Assert.DoesNotContain(_scene.Ranked(line), p => p.IsCertain);
    }

    [Fact]
    public void Erpnext_54823_recorded_money_that_pays_the_named_invoice_is_certain()
    {
        var client = _scene.Client("Бишкек Софт");
        var payment = _scene.Payment(client, 50_000, _scene.Invoice(client, "INV-2026-0042", 50_000));
        // The invoice itself is paid: the scene keeps it, the company does not.
        var facts = _scene.Facts with { Candidates = [payment] };
        var line = _scene.Line(50_000, "Оплата по INV-2026-0042", "Бишкек Софт");
        var best = MatchEngine.Propose(facts with { Lines = [line] }).Single().Best!;
        Assert.Equal((payment.Id, true), (best.Parts.Single().Candidate.Id, best.IsCertain));
    }

    // Money for other invoices of the same amount is other money.
    [Fact]
    public void Erpnext_54823_money_that_pays_something_else_is_not_taken()
    {
        var client = _scene.Client("Бишкек Софт");
        var old = _scene.Invoice(client, "INV-2026-0041", 50_000);
        var named = _scene.Invoice(client, "INV-2026-0042", 50_000);
        _scene.Payment(client, 50_000, old);
        Assert.Equal([named.Id], _scene.Paid(_scene.Line(50_000, "Оплата по INV-2026-0042", "Бишкек Софт")));
    }

    // Less money marked the invoice as paid.
    [Theory, InlineData(49_999.99), InlineData(45_000), InlineData(50_000.01)]
    public void Odoo_63111_another_amount_is_never_matched_by_itself(double moved)
    {
        var amount = (decimal)moved;
        var client = _scene.Client("Бишкек Софт");
        _scene.Invoice(client, "INV-2026-0042", 50_000);
        _scene.Knows("777", client);
        var line = _scene.Line(amount, "Оплата по INV-2026-0042", "Бишкек Софт", "777");
        var best = _scene.Best(line)!;
        Assert.Equal((false, false), (best.IsExact, best.IsCertain));
        Assert.Equal(Math.Min(amount, 50_000), best.Parts.Single().Amount);
        Assert.Contains(best.Reasons,
            r => r.Code == (amount < 50_000 ? ReasonCode.PartOnly : ReasonCode.MoreThanOpen));
    }

    // "Memory" copied the last coding, and payments of clients became sales.
    [Fact]
    public void Xero_a_habit_never_beats_an_open_invoice_of_the_payer()
    {
        var client = _scene.Client("Бишкек Софт", "01112199910017");
        var sales = Guid.NewGuid();
        var line = _scene.Line(7_777, "Оплата", "Бишкек Софт", taxId: "01112199910017");
        _scene.Did(line, sales, sales, sales, sales);
        Assert.Equal((ProposalKind.Habit, sales), (_scene.Best(line)!.Kind, _scene.Best(line)!.Habit!.AccountId));
        Assert.False(_scene.Best(line)!.IsCertain);

        _scene.Invoice(client, "INV-2026-0042", 50_000);
        Assert.DoesNotContain(_scene.Ranked(line), p => p.Kind == ProposalKind.Habit);
    }

    [Theory]
    [InlineData("a", false)]
    [InlineData("aa", false)]
    [InlineData("aaa", true)]
    [InlineData("aaab", true)]
    [InlineData("baaa", true)]
    [InlineData("aabb", false)]
    [InlineData("aaabb", false)]
    [InlineData("bbaaab", true)]
    public void Xero_a_habit_is_three_of_the_last_four(string before, bool isHabit)
    {
        var (a, b) = (Guid.NewGuid(), Guid.NewGuid());
        var line = _scene.Line(-450, "Комиссия за обслуживание 11/2026");
        _scene.Did(line, [.. before.Select(c => c == 'a' ? a : b)]);
        Assert.Equal(isHabit ? (Guid?)a : null, _scene.Best(line)?.Habit?.AccountId);
    }

    [Fact]
    public void A_rule_comes_before_a_habit_and_after_documents()
    {
        var line = _scene.Line(-450, "Комиссия за обслуживание");
        _scene.Did(line, Guid.Empty, Guid.Empty, Guid.Empty);
        var rule = _scene.Rule("комиссия");
        Assert.Equal(rule.Id, _scene.Best(line)!.RuleId);
        Assert.False(_scene.Best(line)!.IsCertain);
        var bill = _scene.Bill(_scene.Client("Демир Банк", isCustomer: false), "2026-118-44", 900);
        var paid = _scene.Line(-900, "Комиссия за обслуживание, счет 2026-118-44");
        Assert.Equal([bill.Id], _scene.Paid(paid));
    }
}
