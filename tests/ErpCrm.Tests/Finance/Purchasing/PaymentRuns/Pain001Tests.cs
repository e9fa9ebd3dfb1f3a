using System.Globalization;
using System.Xml.Linq;
using CsCheck;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Purchasing.PaymentRuns;
using ErpCrm.SharedKernel;

namespace ErpCrm.Tests.Finance.Purchasing.PaymentRuns;

public sealed class Pain001Tests
{
    private static readonly DateOnly Today = new(2026, 11, 25);
    private static readonly Payee Hoster = new("Hoster GmbH", "DE89370400440532013000", "Commerzbank", "COBADEFFXXX",
        "RF18");
    private static readonly Payee Landlord = new("ОсОО «Вефа Центр»", "1280016023457801", "ОАО «Бакай Банк»", "124001",
        "АР 2026-11");
    private static readonly Payee Tester = new("Tester", "1180-0001", "", "", "АКТ-7");

    [Theory]
    [InlineData(true), InlineData(false)]
    public void A_run_is_a_message_that_the_bank_reads_in_both_editions(bool isPerBill)
    {
        foreach (var version in Enum.GetValues<PainVersion>())
        {
            var (run, transfers) = Run("EUR", isPerBill, (Hoster, 214.60m), (Landlord, 118_000m),
                (Tester, 7m), (Hoster with { Reference = "RF19" }, 0.40m));
            var root = PainSchema.Read(Write(version, run, transfers), version);
            var count = isPerBill ? 4 : 3;
            Assert.Equal([$"{count}", $"{count}"], Values(root, "NbOfTxs"));
            Assert.Equal(["118222.00", "118222.00"], Values(root, "CtrlSum"));
            Assert.Equal(count, root.Descendants().Count(e => e.Name.LocalName == "CdtTrfTxInf"));
            Assert.Equal(["2026-11-27"], Values(root, "ReqdExctnDt"));
            Assert.Equal(["DE89370400440532013000"], Values(root, "IBAN").Distinct());
            Assert.Contains("1280016023457801", Values(root, "Id"));
            Assert.Contains("ОсОО «Вефа Центр»", Values(root, "Nm"));
            Assert.Equal(["118001", "124001"], Values(root, "MmbId"));
            Assert.Equal(isPerBill ? 2 : 1, Values(root, version == PainVersion.V09 ? "BICFI" : "BIC").Count);
            Assert.Equal(isPerBill, !Values(root, "Ustrd").Contains("RF18, RF19"));
        }
    }

    [Fact]
    public void The_same_run_is_the_same_file_and_what_it_was_approved_with()
    {
        var (run, transfers) = Run("EUR", true, (Hoster, 10));
        var first = Write(PainVersion.V09, run, transfers);
        Assert.Equal(first, Write(PainVersion.V09, run, transfers));
        Assert.Equal("utf-8", XDocument.Load(new MemoryStream(first)).Declaration!.Encoding);
        Assert.NotEqual(0xEF, first[0]);
    }

    [Fact]
    public void Whatever_people_write_the_message_stays_a_message_and_says_what_is_paid() =>
        Gen.Select(Gen.String, Gen.String, Gen.Int[1, 50_000_000], Gen.OneOf("KGS", "JPY", "KWD"), Gen.Bool).Sample(
            (name, reference, units, currency, isNew) =>
            {
                var version = isNew ? PainVersion.V09 : PainVersion.V03;
                var amount = units * Rounding.Unit(Currencies.Digits(currency));
                var (run, transfers) = Run(currency, false,
                    (Tester with { Name = name, Reference = reference, Bank = name }, amount));
                var root = PainSchema.Read(Write(version, run, transfers), version);
                Assert.Equal([amount], Values(root, "InstdAmt").Select(
                    v => decimal.Parse(v, NumberStyles.Number, CultureInfo.InvariantCulture)));
            });

    private static List<string> Values(XElement root, string name) =>
        [.. root.Descendants().Where(e => e.Name.LocalName == name && (!e.HasElements || name == "ReqdExctnDt"))
            .Select(e => e.Value)];

    private static byte[] Write(PainVersion version, PaymentRun run, IReadOnlyList<Transfer> transfers) =>
        Pain001.Write(version, run, new Payer("Orda Consulting", Account(run.Currency)), transfers);

    private static BankAccount Account(string currency)
    {
        var account = BankAccount.Open("Main", currency, 0, Today, Today);
        account.Describe("Demir", "118001", "1180000012345678", false);
        return account;
    }

    // One bill each; a supplier is told by its name.
    private static (PaymentRun Run, IReadOnlyList<Transfer> Transfers) Run(string currency, bool isPerBill,
        params (Payee Payee, decimal Amount)[] bills)
    {
        var suppliers = bills.Select(b => b.Payee.Name).Distinct().ToDictionary(name => name, _ => Guid.NewGuid());
        var parts = bills.Select(b => new RunPart(Guid.NewGuid(), suppliers[b.Payee.Name], b.Amount, b.Payee)).ToList();
        var run = PaymentRun.Prepare(Account(currency), new PaymentRunTerms("Friday", Today, Today.AddDays(2),
            isPerBill), parts, Guid.NewGuid(), Today);
        run.Approve(Guid.NewGuid(), TestClock.Start, parts, allowsOwn: false);
        return (run, Transfer.Of(run, run.Items.Select(i => new RunRow(i, i.Reference, Today, i.Payee))));
    }
}
