using System.Globalization;
using ErpCrm.Contracts;
using ErpCrm.Finance.Treasury.Banking.Matching.Engine;

namespace ErpCrm.Tests.Finance.Treasury.Banking.Matching;

/// <summary>What moves in a month.</summary>
internal sealed partial class GeneratedYear
{
    private void Pay(Candidate invoice)
    {
        var client = _clients.Single(c => c.Id == invoice.PartyId);
        var (number, fate) = (invoice.Numbers[0], _chance.Next(100));
        if (fate < 8) return;
        if (fate < 13)
        {
            Recorded(invoice, client);
            return;
        }

        var (text, amount) = (Payers.Text(number, _chance), invoice.Open);
        var name = Payers.Name(client.Names[0], _chance);
        if (fate < 23) text = "Оплата за услуги по договору";
        else if (fate < 29) amount = decimal.Round(amount * _chance.Next(80, 99) / 100m, 2);
        else if (fate < 31) (text, name) = ($"Оплата по счету {Mistyped(invoice)}", client.Names[0]);
        else if (fate < 35)
        {
            Add(amount, text, Payers.Stranger(_chance), "20" + Figures(), [invoice.Id], client.Id);
            return;
        }

        Add(amount, text, name, _numbers[client.Id], [invoice.Id], client.Id, client.TaxId);
    }

    // The money was written down by hand, and its line comes later.
    private void Recorded(Candidate invoice, PartyFacts client)
    {
        var payment = invoice with
        {
            Kind = CandidateKind.Payment, DocumentKind = Kinds.Payment, Id = NewId(), On = _month.AddDays(10),
            Due = _month.AddDays(10), OfAccount = _main.Id, Pays = [invoice.Id],
        };
        _invoices.Remove(invoice);
        _others.Add(payment);
        Add(invoice.Open, _chance.Next(4) == 0 ? "Оплата" : Payers.Text(invoice.Numbers[0], _chance), client.Names[0],
            _numbers[client.Id], [payment.Id], client.Id);
    }

    private void PayTogether(List<Candidate> invoices, bool areNamed)
    {
        var client = _clients.Single(c => c.Id == invoices[0].PartyId);
        Add(invoices.Sum(i => i.Open),
            areNamed ? "Оплата по счетам " + string.Join(", ", invoices.Select(i => i.Numbers[0])) : "Оплата за услуги",
            Payers.Name(client.Names[0], _chance), _numbers[client.Id], [.. invoices.Select(i => i.Id)], client.Id);
    }

    private void Spend()
    {
        foreach (var supplier in _suppliers)
        {
            var number = $"А-{_chance.Next(1_000, 9_999)}/26";
            var bill = new Candidate(CandidateKind.Bill, Kinds.Bill, NewId(), "KGS",
                -_chance.Next(100_000, 9_000_000) / 100m, _month, _month.AddDays(20), supplier.Id)
            {
                Numbers = [number], Title = number, PartyName = supplier.Names[0],
            };
            _others.Add(bill);
            Add(bill.Open, _chance.Next(10) < 7 ? Payers.Text(number, _chance) : "Оплата поставщику",
                supplier.Names[0], _numbers[supplier.Id], [bill.Id], supplier.Id);
        }

        for (var i = 0; i < 25; i++)
            Add(-40_000 - (i * 1_300), $"Заработная плата за {_month:MM.yyyy}", $"Сотрудник {(char)('А' + i)}. {i}",
                $"30000000000000{i:00}", [], null, postedOn: _salaries);
        Add(-120_000, $"Аренда офиса за {_month:MM.yyyy}", "Дордой Недвижимость", "4000000000000001", [], null,
            postedOn: _rent);
        for (var i = 0; i < 2; i++)
            Add(-_chance.Next(1_000_000, 5_000_000) / 100m, "Налоги", "УГНС", "4400000000000001", [], null,
                postedOn: _taxes);
        for (var i = 0; i < 20; i++)
            Add(-_chance.Next(500, 9_000) / 100m, $"Комиссия банка за платеж {_chance.Next(1_000, 9_999)}", "", "", [],
                null, postedOn: _charges.Id);
    }

    private void Transfer()
    {
        for (var i = 0; i < 4; i++)
            Both(_wages, -_chance.Next(10_000_000, 90_000_000) / 100m, null, isNumbered: i < 3);
        var dollars = _chance.Next(1_000, 9_000);
        Both(_dollars, -dollars * 87.60m, dollars, isNumbered: true);
    }

    private void Both(OwnAccount other, decimal amount, decimal? changed, bool isNumbered)
    {
        var day = _month.AddDays(_chance.Next(5, 24));
        var paid = new LineFacts(NewId(), _main.Id, day, amount, "KGS", amount, "Перевод собственных средств",
            Us, isNumbered ? other.Number : "");
        var came = new LineFacts(NewId(), other.Id, day.AddDays(_chance.Next(2)), changed ?? -amount,
            other.Currency, changed * 87.40m ?? -amount, "Перевод собственных средств", Us,
            isNumbered ? _main.Number : "");
        _truths.Add(new Truth(paid, [came.Id]));
        _truths.Add(new Truth(came, [paid.Id]));
    }

    private void Add(decimal amount, string text, string name, string account, IReadOnlyList<Guid> documents,
        Guid? party, string taxId = "", Guid? postedOn = null) => _truths.Add(new Truth(
            new LineFacts(NewId(), _main.Id, _month.AddDays(_chance.Next(4, 27)), amount, "KGS", amount, text,
                name, account, taxId), documents, postedOn, party));

    // A number that nobody has with this amount.
    private string Mistyped(Candidate invoice)
    {
        for (var i = 1; ; i++)
        {
            var number = string.Create(CultureInfo.InvariantCulture,
                $"INV-2026-{(int.Parse(invoice.Numbers[0][^4..], CultureInfo.InvariantCulture) + i) % 10_000:0000}");
            if (!_invoices.Concat(_others).Any(o => o.Numbers[0] == number && o.Open == invoice.Open)) return number;
        }
    }
}
