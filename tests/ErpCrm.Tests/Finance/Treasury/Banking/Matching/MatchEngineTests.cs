using ErpCrm.Finance.Treasury.Banking.Matching.Engine;

namespace ErpCrm.Tests.Finance.Treasury.Banking.Matching;

/// <summary>What counts, how much, and what keeps a match from being made without a person (decision 0054).</summary>
public sealed class MatchEngineTests
{
    private readonly EngineScene _scene = new();

    [Fact]
    public void Number_amount_and_day_are_certain()
    {
        var invoice = _scene.Invoice(_scene.Client("Бишкек Софт"), "INV-2026-0042", 112_000);
        var line = _scene.Line(112_000, "Оплата по счету inv 2026 0042 от 01.11.2026");
        var best = _scene.Best(line)!;
        Assert.Equal(invoice.Id, best.Parts.Single().Candidate.Id);
        Assert.Equal(90, best.Score);
        Assert.Equal([ReasonCode.Number, ReasonCode.Amount, ReasonCode.Date], best.Reasons.Select(r => r.Code));
        Assert.True(best.IsCertain);
    }

    [Fact]
    public void A_known_account_and_the_name_add_to_it()
    {
        var client = _scene.Client("Бишкек Софт");
        _scene.Invoice(client, "INV-2026-0042", 112_000);
        _scene.Knows("1030-1200-0000 0042", client);
        var line = _scene.Line(112_000, "INV-2026-0042", "ОсОО «Бишкек Софт»", "1030120000000042");
        Assert.Equal(115, _scene.Best(line)!.Score);
    }

    [Fact]
    public void Amount_and_payer_alone_are_proposed_and_never_certain()
    {
        var client = _scene.Client("Бишкек Софт", "01112199910017");
        var invoice = _scene.Invoice(client, "INV-2026-0042", 112_000);
        var line = _scene.Line(112_000, "Оплата за услуги", "БИШКЕК СОФТ ОСОО", taxId: "01112199910017");
        Assert.Equal([invoice.Id], _scene.Paid(line));
        Assert.Equal((55, false), (_scene.Best(line)!.Score, _scene.Best(line)!.IsCertain));
    }

    [Fact]
    public void The_amount_alone_is_too_little()
    {
        _scene.Invoice(_scene.Client("Бишкек Софт"), "INV-2026-0042", 112_000);
        Assert.Null(_scene.Best(_scene.Line(112_000, "Перевод")));
    }

    [Fact]
    public void Of_equals_none_is_chosen()
    {
        var client = _scene.Client("Бишкек Софт");
        _scene.Invoice(client, "INV-2026-0041", 50_000);
        _scene.Invoice(client, "INV-2026-0042", 50_000);
        var line = _scene.Line(50_000, "Оплата за услуги", "Бишкек Софт");
        Assert.Null(_scene.Best(line));
        var possible = _scene.Ranked(line).Where(p => p.Kind == ProposalKind.Document).ToList();
        Assert.Equal(2, possible.Count);
        Assert.All(possible, p => Assert.Contains(p.Reasons, r => r.Code == ReasonCode.SeveralFit));
    }

    [Theory]
    [InlineData("disputed")]
    [InlineData("closed")]
    [InlineData("twice")]
    [InlineData("somebody else's account")]
    [InlineData("somebody else's name")]
    [InlineData("another number")]
    [InlineData("recorded")]
    [InlineData("a cent less")]
    public void One_doubt_is_enough_not_to_match_by_itself(string doubt)
    {
        var (client, other) = (_scene.Client("Бишкек Софт"), _scene.Client("Ала-Тоо Фудс"));
        var invoice = _scene.Invoice(client, "INV-2026-0042", 112_000, isDisputed: doubt == "disputed");
        var text = "Оплата по счету INV-2026-0042";
        if (doubt == "closed") _scene.ClosedUntil = EngineScene.Day;
        if (doubt == "twice") _scene.Line(112_000, text);
        if (doubt == "somebody else's account") _scene.Knows("777", other);
        if (doubt == "another number")
        {
            _scene.Invoice(other, "INV-2026-0077", 5);
            text += ", INV-2026-0077";
        }

        if (doubt == "recorded") _scene.Payment(client, 112_000);
        var line = _scene.Line(doubt == "a cent less" ? 111_999.99m : 112_000, text,
            doubt == "somebody else's name" ? "Ала-Тоо Фудс" : "", "777");
        Assert.DoesNotContain(_scene.Ranked(line), p => p.IsCertain);
        Assert.Contains(_scene.Ranked(line), p => p.Parts.Any(part => part.Candidate.Id == invoice.Id));
    }

    [Fact]
    public void Several_numbers_that_come_to_it_together_are_proposed_together()
    {
        var client = _scene.Client("Бишкек Софт");
        Candidate[] paid =
        [
            _scene.Invoice(client, "INV-2026-0041", 30_000), _scene.Invoice(client, "INV-2026-0042", 45_500.50m),
        ];
        _scene.Invoice(client, "INV-2026-0043", 1_000);
        var line = _scene.Line(75_500.50m, "Оплата по счетам INV-2026-0041, INV-2026-0042");
        var best = _scene.Best(line)!;
        Assert.Equal((ProposalKind.Documents, true, false), (best.Kind, best.IsExact, best.IsCertain));
        Assert.Equal(paid.Select(p => p.Id).Order(), best.Parts.Select(p => p.Candidate.Id).Order());
    }

    [Fact]
    public void A_sum_of_what_one_client_has_open_is_proposed_when_it_is_the_only_one()
    {
        var client = _scene.Client("Бишкек Софт");
        Candidate[] paid =
            [_scene.Invoice(client, "INV-2026-0041", 30_000), _scene.Invoice(client, "INV-2026-0042", 45_500)];
        _scene.Invoice(client, "INV-2026-0043", 1_000);
        var line = _scene.Line(75_500, "Оплата за услуги", "Бишкек Софт");
        var best = _scene.Best(line)!;
        Assert.Equal((ProposalKind.Documents, false), (best.Kind, best.IsCertain));
        Assert.Equal(paid.Select(p => p.Id).Order(), best.Parts.Select(p => p.Candidate.Id).Order());

        _scene.Invoice(client, "INV-2026-0044", 75_000);
        _scene.Invoice(client, "INV-2026-0045", 500);
        Assert.DoesNotContain(_scene.Ranked(line), p => p is { Kind: ProposalKind.Documents, IsLikely: true });
    }

    [Fact]
    public void Money_that_goes_out_meets_bills_and_expenses()
    {
        var (landlord, person) = (_scene.Client("Дордой Недвижимость", isCustomer: false),
            _scene.Client("Айгүл Асанова", isCustomer: false));
        var (bill, expense) = (_scene.Bill(landlord, "Д-2026/118", 90_000), _scene.Expense(person, 4_350));
        Assert.Equal([bill.Id], _scene.Paid(_scene.Line(-90_000, "Аренда, счет Д-2026/118")));
        Assert.Equal([expense.Id], _scene.Paid(_scene.Line(-4_350, "Возмещение", "Айгул Асанова")));
        // What comes in pays no bill.
        Assert.Null(_scene.Best(_scene.Line(90_000, "Д-2026/118")));
    }

    [Fact]
    public void A_customer_who_owes_nothing_has_credit()
    {
        var client = _scene.Client("Бишкек Софт", "01112199910017");
        var line = _scene.Line(5_000, "Аванс", "Бишкек Софт", taxId: "01112199910017");
        Assert.Null(_scene.Best(line));
        Assert.Equal((ProposalKind.Credit, client.Id), (_scene.Ranked(line)[0].Kind, _scene.Ranked(line)[0].PartyId));
    }

    [Fact]
    public void The_same_facts_in_any_order_give_the_same_answer()
    {
        var client = _scene.Client("Бишкек Софт");
        for (var i = 0; i < 8; i++) _scene.Invoice(client, $"INV-2026-004{i}", 1_000 * (i % 3));
        for (var i = 0; i < 8; i++) _scene.Line((1_000 * (i % 3)) + 1_000, $"INV-2026-004{i}", "Бишкек Софт");
        var facts = _scene.Facts;
        var turned = facts with { Candidates = [.. facts.Candidates.Reverse()], Lines = [.. facts.Lines.Reverse()] };
        var (one, other) = (Keys(facts), Keys(turned));
        Assert.Equal(one, other);
        Assert.Equal(one, Keys(facts));

        static List<string> Keys(EngineFacts facts) => [.. MatchEngine.Propose(facts).OrderBy(p => p.Line.Id)
            .Select(p => $"{p.Line.Id} {string.Join(' ', p.Ranked.Select(r => $"{r.Key}/{r.Score}"))}")];
    }
}
