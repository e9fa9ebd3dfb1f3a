using System.Text;
using ErpCrm.Finance.Treasury.Banking.Reading;

namespace ErpCrm.Tests.Finance.Treasury.Banking.Reading;

/// <summary>What each format has of its own.</summary>
public sealed class BankFormatTests
{
    [Fact]
    public async Task Camt_is_told_by_its_entries_whatever_its_version()
    {
        var later = BankFiles.Camt.Replace("camt.053.001.02", "camt.053.001.08", StringComparison.Ordinal)
            .Replace("<Sts>BOOK</Sts>", "<Sts><Cd>BOOK</Cd></Sts>", StringComparison.Ordinal)
            .Replace("<Sts>PDNG</Sts>", "<Sts><Cd>PDNG</Cd></Sts>", StringComparison.Ordinal)
            .Replace("<Dbtr><Nm>", "<Dbtr><Pty><Nm>", StringComparison.Ordinal)
            .Replace("</Id></Dbtr>", "</Id></Pty></Dbtr>", StringComparison.Ordinal);
        var (first, second) = (Assert.Single(await BankFiles.ReadAsync(BankFiles.Camt)),
            Assert.Single(await BankFiles.ReadAsync(later)));
        Assert.Equal(first.Lines, second.Lines);
        var line = second.Lines[0];
        Assert.Equal(("Bishkek Soft", "1030120000000042", "01112199910017", "REF1"),
            (line.PartyName, line.PartyAccount, line.PartyTaxId, line.BankId));
        Assert.Equal("Invoice INV-2026-0042", line.Text);
        Assert.Null(second.Lines[1].BankId);
    }

    [Fact]
    public async Task A_batch_of_camt_becomes_its_payments_where_they_come_to_it()
    {
        const string details = """
            <NtryDtls><TxDtls><Amt Ccy="KGS">30.00</Amt><RmtInf><Ustrd>One</Ustrd></RmtInf></TxDtls>
            <TxDtls><Amt Ccy="KGS">20.00</Amt><RmtInf><Ustrd>Two</Ustrd></RmtInf></TxDtls></NtryDtls>
            """;
        var file = BankFiles.Camt.Replace("<AddtlNtryInf>Charges</AddtlNtryInf>", details, StringComparison.Ordinal);
        var whole = Assert.Single(await BankFiles.ReadAsync(file));
        Assert.Equal([500.50m, -30m, -20m], whole.Lines.Select(l => l.Amount));
        Assert.Equal(["One", "Two"], whole.Lines.Skip(1).Select(l => l.Text));

        var partly = file.Replace("20.00</Amt>", "19.00</Amt>", StringComparison.Ordinal);
        Assert.Equal([500.50m, -50m], Assert.Single(await BankFiles.ReadAsync(partly)).Lines.Select(l => l.Amount));
    }

    [Fact]
    public async Task Pages_of_mt940_are_one_statement_and_a_reversed_credit_goes_out()
    {
        var file = BankFiles.Mt940.Replace(":62F:C261102KGS1450,50", """
            :62M:C261102KGS1450,50
            -}{4:
            :20:ST1
            :25:118000/1180000087654471
            :28C:1/2
            :60M:C261102KGS1450,50
            :61:2611021102RC10,00NTRFX//BNK9
            :86:Returned
            :62F:C261102KGS1440,50
            """, StringComparison.Ordinal);
        var statement = Assert.Single(await BankFiles.ReadAsync(file));
        Assert.Equal((1000m, 1440.50m), (statement.Opening, statement.Closing));
        Assert.Equal([500.50m, -50m, -10m], statement.Lines.Select(l => l.Amount));
        var (first, second, third) = (statement.Lines[0], statement.Lines[1], statement.Lines[2]);
        Assert.Equal(("Invoice INV-2026-0042", "Bishkek Soft", "1030120000000042", "BNK1"),
            (first.Text, first.PartyName, first.PartyAccount, first.BankId));
        Assert.Equal(("Charges", "Demir Bank", "01234567890123"), (second.Text, second.PartyName, second.PartyTaxId));
        Assert.Equal("X Returned", third.Text);
    }

    [Fact]
    public async Task Statements_that_do_not_follow_each_other_are_refused()
    {
        var next = BankFiles.Mt940.Replace("C261101KGS1000,", "C261103KGS1400,", StringComparison.Ordinal)
            .Replace("C261102KGS1450,50", "C261104KGS1850,50", StringComparison.Ordinal);
        Assert.Equal("One statement of this file ends with {0}, the next begins with {1}: one between them is missing.",
            (await BankFiles.RefusalAsync($"{BankFiles.Mt940}\n{next}")).Message);
    }

    [Fact]
    public async Task Of_a_1C_file_only_the_documents_of_the_account_count()
    {
        var file = BankFiles.ClientBank.Replace("КонецФайла", """
            СекцияДокумент=Платежное поручение
            Номер=19
            Дата=02.11.2026
            Сумма=777
            ПлательщикСчет=1180000087654499
            ПолучательСчет=1030120000000042
            КонецДокумента
            КонецФайла
            """, StringComparison.Ordinal);
        Assert.Equal(2, Assert.Single(await BankFiles.ReadAsync(file)).Lines.Count);
    }

    [Fact]
    public async Task The_newest_row_may_stand_first_and_the_sign_may_be_turned()
    {
        const string csv = """
            Date,Amount,Details,Balance
            2026-11-02,50.00,Charges,1450.50
            2026-11-01,-500.50,In,1500.50
            """;
        var mapping = new TableMapping(1, 0, 1, TableMapping.None, TableMapping.None, [2], TableMapping.None,
            TableMapping.None, TableMapping.None, TableMapping.None, 3)
        {
            Days = "ymd", Numbers = "point", IsReversed = true,
        };
        var statement = Assert.Single(await BankFiles.ReadAsync(Encoding.UTF8.GetBytes(csv), mapping: mapping));
        Assert.Equal([500.50m, -50m], statement.Lines.Select(l => l.Amount));
        Assert.Equal((1000m, 1450.50m), (statement.Opening, statement.Closing));
    }

    [Fact]
    public async Task A_row_whose_day_or_amount_cannot_be_read_is_refused_with_its_number()
    {
        foreach (var wrong in new[] { ("02.11.2026", "32.11.2026"), ("50,00", "fifty") })
        {
            var refusal = await BankFiles.RefusalAsync(BankFiles.Csv.Replace($"{wrong.Item1};", $"{wrong.Item2};",
                StringComparison.Ordinal));
            Assert.Equal(("Row {0}: “{1}” cannot be read. Look at the columns again.", wrong.Item2),
                (refusal.Message, (string)refusal.Arguments[1]));
        }
    }

    [Fact]
    public void The_columns_of_a_table_are_kept_as_they_were_said()
    {
        var mapping = new TableMapping(3, 0, -1, 4, 5, [6, 7], 8, 9, 10, 11, 12)
        {
            Days = "mdy", Numbers = "point", IsReversed = true, Encoding = "windows-1251"
        };
        var kept = TableMapping.Of(mapping.ToJson())!;
        Assert.Equal(mapping.Texts, kept.Texts);
        Assert.Equal(mapping, kept with { Texts = mapping.Texts });
    }
}
