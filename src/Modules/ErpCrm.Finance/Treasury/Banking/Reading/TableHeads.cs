using ErpCrm.Platform.Imports;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Treasury.Banking.Reading;

/// <summary>What banks call the columns of their tables, in the languages they are written in here.</summary>
internal static class TableHeads
{
    private const int MostRows = 40;

    private static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal)
    {
        [nameof(TableMapping.Date)] =
        [
            "дата операции", "дата проводки", "дата", "дата док", "күнү", "booking date", "transaction date", "date",
        ],
        [nameof(TableMapping.Amount)] = ["сумма", "сумма операции", "суммасы", "amount", "сумма в валюте счета"],
        [nameof(TableMapping.MoneyIn)] =
            ["кредит", "приход", "поступление", "зачислено", "кириш", "credit", "money in", "сумма по кредиту"],
        [nameof(TableMapping.MoneyOut)] =
            ["дебет", "расход", "списание", "списано", "чыгыш", "debit", "money out", "сумма по дебету"],
        [nameof(TableMapping.Texts)] =
        [
            "назначение платежа", "назначение", "описание", "основание", "төлөмдүн максаты", "details", "description",
            "purpose", "комментарий", "детали",
        ],
        [nameof(TableMapping.Party)] =
        [
            "контрагент", "наименование контрагента", "корреспондент", "плательщик/получатель",
            "отправитель/получатель", "counterparty", "payer/payee", "name",
        ],
        [nameof(TableMapping.Account)] =
        [
            "счет контрагента", "счёт контрагента", "счет корреспондента", "лицевой счет", "iban",
            "counterparty account",
        ],
        [nameof(TableMapping.TaxId)] = ["инн", "инн контрагента", "tax id", "tin"],
        [nameof(TableMapping.BankId)] =
            ["референс", "номер операции", "id операции", "номер транзакции", "reference", "transaction id"],
        [nameof(TableMapping.Balance)] =
            ["остаток", "исходящий остаток", "остаток после операции", "баланс", "калдык", "balance"],
    };

    /// <summary>What the columns are, as far as their heads and cells tell.</summary>
    public static TableMapping Propose(IReadOnlyList<FileRow> rows, ITableFiles tables)
    {
        var heads = rows.Take(MostRows).Select(r => (Row: r, Known: r.Cells.Count(c => ColumnOf(c.Text) is not null)))
            .OrderByDescending(r => r.Known).FirstOrDefault();
        if (heads.Row is null || heads.Known < 2) return Nothing(0);
        var columns = heads.Row.Cells.Select((c, i) => (Column: ColumnOf(c.Text), Index: i))
            .Where(c => c.Column is not null).ToList();
        int Of(string column) => columns.Where(c => c.Column == column).Select(c => c.Index)
            .FirstOrDefault(TableMapping.None);
        var mapping = Nothing(heads.Row.Number) with
        {
            Date = Of(nameof(TableMapping.Date)), MoneyIn = Of(nameof(TableMapping.MoneyIn)),
            MoneyOut = Of(nameof(TableMapping.MoneyOut)), Party = Of(nameof(TableMapping.Party)),
            Account = Of(nameof(TableMapping.Account)), TaxId = Of(nameof(TableMapping.TaxId)),
            BankId = Of(nameof(TableMapping.BankId)), Balance = Of(nameof(TableMapping.Balance)),
            Texts = [.. columns.Where(c => c.Column == nameof(TableMapping.Texts)).Select(c => c.Index)],
        };
        if (mapping.MoneyIn == TableMapping.None || mapping.MoneyOut == TableMapping.None)
            mapping = mapping with
            {
                Amount = Of(nameof(TableMapping.Amount)), MoneyIn = TableMapping.None, MoneyOut = TableMapping.None
            };
        return WithForms(mapping, [.. rows.Where(r => r.Number > heads.Row.Number)], tables);
    }

    private static TableMapping WithForms(TableMapping mapping, List<FileRow> below, ITableFiles tables)
    {
        var days = tables.FormOf([.. below.Select(r => r[mapping.Date])]);
        var figures = mapping.Amount != TableMapping.None ? mapping.Amount : mapping.MoneyIn;
        var numbers = tables.FormOf([.. below.Select(r => r[figures]).Where(c => c.Text.Length > 0)]);
        return mapping with
        {
            Days = days is "dmy" or "mdy" or "ymd" ? days : "dmy",
            Numbers = numbers is "comma" or "point" ? numbers : "comma",
        };
    }

    private static TableMapping Nothing(int headRow) => new(
        headRow, TableMapping.None, TableMapping.None, TableMapping.None, TableMapping.None, [], TableMapping.None,
        TableMapping.None, TableMapping.None, TableMapping.None, TableMapping.None);

    // The whole head, or what stands before a currency in it: "Сумма, KGS".
    private static string? ColumnOf(string head)
    {
        var plain = SearchText.Fold(head.Split(',', '(')[0]).Trim();
        if (plain.Length == 0) return null;
        return Words.Where(w => w.Value.Any(word => SearchText.Fold(word) == plain)).Select(w => w.Key)
            .FirstOrDefault();
    }
}
