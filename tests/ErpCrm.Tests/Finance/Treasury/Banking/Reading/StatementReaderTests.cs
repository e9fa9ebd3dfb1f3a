using System.Text;
using ErpCrm.Finance.Treasury.Banking.Reading;
using ErpCrm.Finance.Treasury.Banking.Statements;
using ErpCrm.SharedKernel;

namespace ErpCrm.Tests.Finance.Treasury.Banking.Reading;

/// <summary>Every format says the same of the same money; what is damaged, hostile or somebody else's is refused with
/// its reason.</summary>
public sealed class StatementReaderTests
{
    public static TheoryData<string, string> Files => new()
    {
        { BankFiles.Camt, nameof(StatementFormat.Camt053) },
        { BankFiles.Mt940, nameof(StatementFormat.Mt940) },
        { BankFiles.OfxOld, nameof(StatementFormat.Ofx) },
        { BankFiles.OfxNew, nameof(StatementFormat.Ofx) },
        { BankFiles.ClientBank, nameof(StatementFormat.ClientBank1C) },
        { BankFiles.Csv, nameof(StatementFormat.Table) },
    };

    [Theory, MemberData(nameof(Files))]
    public async Task One_statement_is_the_same_in_every_format(string file, string format)
    {
        Assert.Equal(format, StatementReader.FormatOf(Encoding.UTF8.GetBytes(file)).ToString());
        var statement = Assert.Single(await BankFiles.ReadAsync(file));
        Assert.Equal((1000m, 1450.50m), (statement.Opening, statement.Closing));
        Assert.Equal((new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 2)), (statement.From, statement.To));
        Assert.Equal([500.50m, -50m], statement.Lines.Select(l => l.Amount));
        Assert.Equal([new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 2)], statement.Lines.Select(l => l.On));
        Assert.Contains("INV-2026-0042", statement.Lines[0].Text, StringComparison.Ordinal);
        Assert.NotEqual("", statement.Lines[0].PartyName);
    }

    [Fact]
    public async Task The_text_of_1C_is_read_in_the_letters_of_windows()
    {
        var statement = Assert.Single(await BankFiles.ReadAsync(BankFiles.Windows.GetBytes(BankFiles.ClientBank)));
        var line = statement.Lines[0];
        Assert.Equal(("ОсОО \"Бишкек Софт\"", "1030120000000042", "01112199910017"),
            (line.PartyName, line.PartyAccount, line.PartyTaxId));
        Assert.Equal("Оплата по счету INV-2026-0042 [17]", line.Text);
        Assert.Equal("Комиссия за октябрь [18]", statement.Lines[1].Text);
    }

    [Theory]
    [InlineData("camt")]
    [InlineData("mt940")]
    [InlineData("ofx")]
    [InlineData("1c")]
    [InlineData("csv")]
    public async Task What_does_not_add_up_is_refused_with_the_difference(string format)
    {
        var file = format switch
        {
            "camt" => BankFiles.Camt.Replace("1450.50", "1451.75", StringComparison.Ordinal),
            "mt940" => BankFiles.Mt940.Replace("1450,50", "1451,75", StringComparison.Ordinal),
            "1c" => BankFiles.ClientBank.Replace("1450.50", "1451.75", StringComparison.Ordinal),
            "csv" => BankFiles.Csv.Replace("1 450,50", "1 451,75", StringComparison.Ordinal),
            // It says no balance before: nothing can be compared.
            _ => null,
        };
        if (file is null)
        {
            var read = Assert.Single(await BankFiles.ReadAsync(BankFiles.OfxOld.Replace("1450.50", "1451.75",
                StringComparison.Ordinal)));
            Assert.Equal(1001.25m, read.Opening);
            return;
        }

        var refusal = await BankFiles.RefusalAsync(file);
        Assert.Equal(
            "The statement begins with {0}, its lines come to {1}, and it ends with {2}: {3} is missing or too much.",
            refusal.Message);
        Assert.Equal([1000m, 450.50m, 1451.75m, 1.25m], refusal.Arguments.Cast<decimal>());
    }

    [Theory]
    [InlineData("<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>")]
    [InlineData("<!DOCTYPE d [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>")]
    public async Task A_document_type_is_not_followed(string type)
    {
        var xml = BankFiles.Camt.Replace("<Document", type + "<Document", StringComparison.Ordinal);
        Assert.Equal(Unreadable.Hostile().Message, (await BankFiles.RefusalAsync(xml)).Message);
        var direct = Assert.Throws<BusinessRuleException>(
            () => Camt053.Read(new MemoryStream(Encoding.UTF8.GetBytes(xml))));
        Assert.Equal(Unreadable.Hostile().Message, direct.Message);
        var ofx = BankFiles.OfxNew.Replace("<OFX>", type + "<OFX>", StringComparison.Ordinal);
        Assert.Equal(Unreadable.Hostile().Message, (await BankFiles.RefusalAsync(ofx)).Message);
    }

    [Theory, MemberData(nameof(Files))]
    public async Task What_is_cut_off_is_refused(string file, string format)
    {
        // Of a table whatever is left is a table: only its balances tell.
        if (format == nameof(StatementFormat.Table)) return;
        var refusal = await BankFiles.RefusalAsync(file[..(file.Length * 2 / 3)]);
        Assert.Equal("This file cannot be read as {0}: it is damaged or cut off.", refusal.Message);
    }

    [Fact]
    public async Task Whatever_is_no_statement_is_refused()
    {
        Assert.Equal("The file is empty.", (await BankFiles.RefusalAsync("")).Message);
        Assert.Equal("This is a notice of the bank, not a statement: ask for camt.053.", (await BankFiles.RefusalAsync(
            BankFiles.Camt.Replace("camt.053", "camt.054", StringComparison.Ordinal))).Message);
        Assert.Equal("This is no statement. CAMT.053, MT940, OFX, the text of 1C, CSV and XLSX are read.",
            (await BankFiles.RefusalAsync("<html></html>")).Message);
        Assert.Equal("Say which columns hold the day and the amount.",
            (await BankFiles.RefusalAsync("a;b\n1;2\n")).Message);
    }

    [Fact]
    public async Task A_statement_of_another_account_or_currency_is_refused()
    {
        Assert.Equal("This statement is of the account {0}, not of {1}.", (await BankFiles.RefusalAsync(BankFiles.Camt,
            BankFiles.Account(number: "1180000087650000"))).Message);
        Assert.Equal("This statement is in {0}, the account in {1}.", (await BankFiles.RefusalAsync(BankFiles.Camt,
            BankFiles.Account("USD"))).Message);
        // An account whose number nobody entered takes what it is given.
        Assert.Single(await BankFiles.ReadAsync(BankFiles.Camt, BankFiles.Account(number: "")));
    }

    [Fact]
    public async Task A_file_that_is_too_long_is_refused()
    {
        var line = ":61:2611021102D1,NCHGNONREF\n";
        var text = BankFiles.Mt940.ReplaceLineEndings("\n").Replace(":62F:",
            string.Concat(Enumerable.Repeat(line, Unreadable.MostLines)) + ":62F:", StringComparison.Ordinal);
        Assert.Equal(Unreadable.TooLong().Message, (await BankFiles.RefusalAsync(text)).Message);
    }
}
