using System.Globalization;
using System.Text;
using ErpCrm.Demo;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Books.Posting.Banking;
using ErpCrm.Finance.Payroll.Runs;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Demo;

/// <summary>A line as the bank of the demo writes it.</summary>
internal sealed record DemoLine(DateOnly On, decimal Amount, string Party, string Text, string TaxId = "");

/// <summary>What a bank would write of an account: what was recorded by hand moved there, with the bank's own
/// words.</summary>
internal sealed class DemoStatements(FinanceDbContext db)
{
    /// <summary>Money that people recorded on the account, as lines of its bank.</summary>
    public async Task<List<DemoLine>> RecordedAsync(BankAccount account, DateOnly from, DateOnly to,
        CancellationToken ct)
    {
        var (ledger, kinds) = (account.LedgerAccountId, BankBooks.ByHand.ToList());
        var moved = await (
            from line in db.JournalLines.AsNoTracking()
            join journal in db.Journals on line.JournalId equals journal.Id
            where line.AccountId == ledger && line.Date >= @from && line.Date <= to && kinds.Contains(line.Kind)
                && line.Currency == account.Currency
            select new { journal.SourceId, journal.Reference, line.Date, line.Debit, line.Credit }).ToListAsync(ct);
        var ids = moved.Select(m => m.SourceId).Distinct().ToList();
        var about = await AboutAsync(ids, ct);
        return
        [
            .. from m in moved
               group m by (m.SourceId, m.Date) into document
               let amount = document.Sum(m => m.Debit - m.Credit)
               where amount != 0
               let known = about.GetValueOrDefault(document.Key.SourceId)
               select known is null
                   ? new DemoLine(document.Key.Date, amount, "", $"Перевод {document.First().Reference}")
                   : known with { On = document.Key.Date, Amount = amount },
        ];
    }

    // Whom documents are of, and what the bank's payers write of them.
    private async Task<Dictionary<Guid, DemoLine>> AboutAsync(List<Guid> ids, CancellationToken ct)
    {
        var payments = await db.Payments.AsNoTracking().Where(p => ids.Contains(p.Id))
            .Select(p => new
            {
                p.Id, p.Reference, p.CustomerToday.Name,
                TaxId = db.Customers.Where(c => c.Id == p.CompanyId).Select(c => c.TaxId).FirstOrDefault() ?? "",
            }).ToListAsync(ct);
        var expenses = await (from e in db.Expenses.AsNoTracking()
                              join u in db.Users on e.RecordedById equals u.Id
                              where ids.Contains(e.Id)
                              select new { e.Id, e.Description, u.Name }).ToListAsync(ct);
        var claims = await (from c in db.ExpenseClaims.AsNoTracking()
                            join u in db.Users on c.RecordedById equals u.Id
                            where ids.Contains(c.Id)
                            select new { c.Id, c.Title, u.Name }).ToListAsync(ct);
        var suppliers = await db.SupplierPayments.AsNoTracking().Where(p => ids.Contains(p.Id))
            .Select(p => new { p.Id, p.SupplierName, p.Reference }).ToListAsync(ct);
        var pay = await db.PayrollPayables.AsNoTracking().Where(p => ids.Contains(p.Id))
            .Select(p => new { p.Id, p.Kind, p.Code }).ToListAsync(ct);
        return payments.Select(p => (p.Id, Line: Of(p.Name, $"Оплата по счёту {p.Reference}, услуги", p.TaxId)))
            .Concat(pay.Select(p => (p.Id, Line: Of("", $"{PaidFor(p.Kind)}, ведомость {p.Code}"))))
            .Concat(expenses.Select(e => (e.Id, Line: Of(e.Name, $"Возмещение расходов: {e.Description}"))))
            .Concat(claims.Select(c => (c.Id, Line: Of(c.Name, $"Возмещение по авансовому отчёту: {c.Title}"))))
            .Concat(suppliers.Select(p => (p.Id, Line: Of(p.SupplierName, $"Оплата {p.Reference}"))))
            .ToDictionary(a => a.Id, a => a.Line);

        static DemoLine Of(string party, string text, string taxId = "") => new(default, 0, party, text, taxId);
    }

    private static string PaidFor(PayableKind kind) => kind switch
    {
        PayableKind.Contributions => "Страховые взносы",
        PayableKind.IncomeTax => "Подоходный налог",
        _ => "Заработная плата",
    };

    /// <summary>The text exchange of 1C.</summary>
    public static byte[] OfClientBank(BankAccount account, DateOnly from, DateOnly to, decimal opening,
        IReadOnlyList<DemoLine> lines)
    {
        var text = new StringBuilder().AppendLine("1CClientBankExchange").AppendLine("ВерсияФормата=1.03")
            .AppendLine("Кодировка=Windows").AppendLine("Отправитель=Demir Bank Online");
        Put(text, ("ДатаНачала", Day(from)), ("ДатаКонца", Day(to)), ("РасчСчет", account.Number));
        text.AppendLine("СекцияРасчСчет");
        Put(text, ("ДатаНачала", Day(from)), ("ДатаКонца", Day(to)), ("РасчСчет", account.Number),
            ("НачальныйОстаток", Plain(opening)), ("КонечныйОстаток", Plain(opening + lines.Sum(l => l.Amount))));
        text.AppendLine("КонецРасчСчет");
        foreach (var (line, i) in lines.Select((line, i) => (line, i)))
        {
            var (own, other) = line.Amount > 0 ? ("Получатель", "Плательщик") : ("Плательщик", "Получатель");
            text.AppendLine("СекцияДокумент=Платежное поручение");
            Put(text, ("Номер", $"{from.DayNumber % 1000}{i:000}"), ("Дата", Day(line.On)),
                ("Сумма", Plain(Math.Abs(line.Amount))), (own + "Счет", account.Number),
                (other + "Счет", line.Party.Length == 0 ? "" : NumberOf(line.Party)), (other + "1", line.Party),
                (other + "ИНН", line.TaxId), (line.Amount > 0 ? "ДатаПоступило" : "ДатаСписано", Day(line.On)),
                ("НазначениеПлатежа", line.Text));
            text.AppendLine("КонецДокумента");
        }

        return Encoding.UTF8.GetBytes(text.AppendLine("КонецФайла").ToString());
    }

    /// <summary>MT940, as banks abroad write it.</summary>
    public static byte[] OfMt940(BankAccount account, DateOnly from, DateOnly to, decimal opening,
        IReadOnlyList<DemoLine> lines)
    {
        var text = new StringBuilder().AppendLine(":20:STATEMENT").Append(":25:").AppendLine(account.Number)
            .AppendLine(":28C:1/1").Append(":60F:").AppendLine(Balance(opening, from, account.Currency));
        foreach (var (line, i) in lines.Select((line, i) => (line, i)))
        {
            var side = line.Amount > 0 ? "C" : "D";
            text.AppendLine(CultureInfo.InvariantCulture,
                $":61:{line.On:yyMMdd}{side}{Comma(line.Amount)}NTRFNONREF//{from.DayNumber}{i:000}")
                .Append(":86:/NAME/").Append(line.Party).Append("/REMI/").AppendLine(line.Text);
        }

        text.Append(":62F:").AppendLine(Balance(opening + lines.Sum(l => l.Amount), to, account.Currency));
        return Encoding.UTF8.GetBytes(text.AppendLine("-").ToString());
    }

    private static void Put(StringBuilder text, params IEnumerable<(string Key, string Value)> values)
    {
        foreach (var (key, value) in values.Where(v => v.Value.Length > 0))
            text.Append(key).Append('=').AppendLine(value);
    }

    private static string Balance(decimal amount, DateOnly on, string currency) => string.Create(
        CultureInfo.InvariantCulture, $"{(amount < 0 ? "D" : "C")}{on:yyMMdd}{currency}{Comma(amount)}");

    private static string Comma(decimal amount) =>
        Math.Abs(amount).ToString("0.00", CultureInfo.InvariantCulture).Replace('.', ',');

    private static string Plain(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Day(DateOnly on) => on.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    private static string NumberOf(string party) => string.Create(CultureInfo.InvariantCulture,
        $"10{DemoWorld.Chance("finance.bank " + party).NextInt64(10_000_000_000_000, 99_999_999_999_999)}");
}
