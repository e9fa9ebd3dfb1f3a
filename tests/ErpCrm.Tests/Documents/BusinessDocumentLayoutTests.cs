using CsCheck;
using ErpCrm.Documents;
using ErpCrm.Documents.Layout;
using ErpCrm.Documents.Sections;

namespace ErpCrm.Tests.Documents;

public sealed class BusinessDocumentLayoutTests
{
    private const int Documents = 60;
    private const double Tolerance = 0.1;

    [Fact]
    public void Every_line_is_printed_once_and_in_order() => SampleDocument.Random.Sample(
        document =>
        {
            var cells = Texts(BusinessDocumentRenderer.Layout(document), PartKind.Cell).ToLookup(
                text => (text.Part.Row, text.Part.Column));
            for (var row = 0; row < document.Lines.Count; row++)
            {
                var line = document.Lines[row];
                for (var column = 0; column < line.Cells.Count; column++)
                {
                    var expected = line.Cells[column] + (column == 0 ? line.Detail : "");
                    Assert.Equal(WithoutBlanks(expected),
                        WithoutBlanks(string.Concat(cells[(row, column)].Select(text => text.Text))));
                }
            }

            var rows = Texts(BusinessDocumentRenderer.Layout(document),
                PartKind.Cell).Where(text => text.Part.Column == 0).Select(text => text.Part.Row).ToList();
            Assert.Equal(rows.Order(), rows);
            Assert.Equal(Enumerable.Range(0, document.Lines.Count), rows.Distinct());
        },
        iter: Documents);

    [Fact]
    public void Everything_else_is_printed_too() => SampleDocument.Random.Sample(
        document =>
        {
            var printed = Texts(BusinessDocumentRenderer.Layout(document)).GroupBy(text => text.Part)
                .Select(part => WithoutBlanks(string.Concat(part.Select(text => text.Text)))).ToList();
            string[] expected =
            [
                document.Title + document.Number,
                .. new[] { document.Seller, document.Buyer }.Select(
                    party => party.Label + party.Name + string.Concat(party.Details)),
                .. document.Facts.Select(fact => fact.Label + fact.Value),
                .. document.Totals.SelectMany(total => new[] { total.Label, total.Value }),
                .. document.Notes.Select(note => note.Text).Where(note => note.Length > 0),
            ];
            Assert.All(expected, text => Assert.Contains(WithoutBlanks(text), printed));
            Assert.Contains(printed, part => part.Contains(WithoutBlanks(document.Footer!), StringComparison.Ordinal));
        },
        iter: Documents);

    [Fact]
    public void Nothing_stands_outside_the_margins_or_under_the_footer() =>
        SampleDocument.Random.Sample(IsWithinMargins, iter: Documents);

    [Fact]
    public void Columns_of_any_number_and_content_stay_within_the_margins_and_apart() =>
        SampleDocument.RandomColumns.Sample(
            document =>
            {
                IsWithinMargins(document);
                var edges = new TableColumns(document, Theme.Left, Theme.Right - Theme.Left).Edges;
                Assert.All(edges, edge => Assert.True(edge.Width > 0));
                Assert.All(edges.Zip(edges.Skip(1)),
                    pair => Assert.True(pair.First.X + pair.First.Width + 9 < pair.Second.X));
                Assert.Equal(Theme.Right, edges[^1].X + edges[^1].Width, 6);
            },
            iter: Documents);

    [Fact]
    public void Few_columns_are_as_wide_as_their_texts_and_the_description_takes_the_rest()
    {
        var columns = new TableColumns(SampleDocument.Of(3), Theme.Left, Theme.Right - Theme.Left);

        Assert.Equal(0, columns.Growing);
        Assert.Same(TableTypography.Usual, columns.Typography);
        Assert.Equal(Theme.Body.Measure("KGS 17,600.00"), columns.Edges[3].Width, 6);
        Assert.True(columns.Edges[0].Width > 200);
    }

    [Fact]
    public void Many_columns_get_smaller_type_before_amounts_break()
    {
        var column = new DocumentColumn("Amount", DocumentAlignment.End);
        var document = SampleDocument.Of(0) with
        {
            Columns = [new DocumentColumn("Description"), .. Enumerable.Repeat(column, 7)],
            Lines = [new DocumentLine(["Service", .. Enumerable.Repeat("1 234,00", 7)])],
        };

        var texts = Texts(BusinessDocumentRenderer.Layout(document), PartKind.Cell).ToList();

        Assert.Equal(8, texts.Count);
        Assert.All(texts, text => Assert.Equal(7.5, text.Size));
    }

    [Fact]
    public void Lines_of_a_column_never_overlap() => SampleDocument.Random.Sample(
        document =>
        {
            foreach (var page in BusinessDocumentRenderer.Layout(document).Pages)
            {
                foreach (var column in Texts(page, PartKind.Cell).GroupBy(text => text.Part.Column))
                {
                    var baselines = column.Select(text => text.Baseline).Distinct().ToList();
                    Assert.All(baselines.Zip(baselines.Skip(1)), pair => Assert.True(pair.Second - pair.First > 9));
                }
            }
        },
        iter: Documents);

    [Fact]
    public void Every_page_of_the_table_begins_with_the_column_headers() => SampleDocument.Random.Sample(
        document =>
        {
            foreach (var page in BusinessDocumentRenderer.Layout(document).Pages
                .Where(page => Texts(page, PartKind.Cell).Any()))
            {
                var headers = Texts(page, PartKind.ColumnHeader).Concat(Texts(page, PartKind.RepeatedColumnHeader))
                    .ToList();
                Assert.Equal(["Description ", "Quantity ", "Price ", "Amount "], headers.Select(text => text.Text));
                Assert.True(headers.Max(text => text.Baseline) < Texts(page, PartKind.Cell).Min(text => text.Baseline));
            }
        },
        iter: Documents);

    [Fact]
    public void Totals_stay_together_with_the_last_line() => SampleDocument.Random.Sample(
        document =>
        {
            var pages = BusinessDocumentRenderer.Layout(document).Pages.Where(page => Texts(page, PartKind.Total).Any())
                .ToList();
            Assert.Single(pages);
            Assert.Contains(Texts(pages[0], PartKind.Cell), text => text.Part.Row == document.Lines.Count - 1);
        },
        iter: Documents);

    [Fact]
    public void Every_page_says_which_one_it_is() => SampleDocument.Random.Sample(
        document =>
        {
            var pages = BusinessDocumentRenderer.Layout(document).Pages;
            Assert.Equal(
                Enumerable.Range(1, pages.Length).Select(page => $"Page {page} of {pages.Length}"),
                pages.Select(page => Assert.Single(Texts(page, PartKind.PageNumber)).Text));
        },
        iter: Documents);

    [Fact]
    public void The_page_number_follows_the_word_order_of_the_language()
    {
        var list = BusinessDocumentRenderer.Layout(
            SampleDocument.Of(60) with { PageNumberFormat = "{1} барактын {0}-барагы" });

        Assert.Equal("3 барактын 1-барагы", Texts(list.Pages[0], PartKind.PageNumber).Single().Text);
    }

    [Fact]
    public void The_last_two_lines_go_to_the_next_page_with_totals_that_have_no_room()
    {
        var documents = Enumerable.Range(1, 60).Select(SampleDocument.Of);

        Assert.All(documents, document =>
        {
            var page = BusinessDocumentRenderer.Layout(document).Pages
                .Single(page => Texts(page, PartKind.Total).Any());
            Assert.True(Texts(page, PartKind.Cell).Select(text => text.Part.Row).Distinct().Count() >= Math.Min(2,
                document.Lines.Count));
        });
    }

    [Fact]
    public void A_document_without_lines_and_totals_is_one_page()
    {
        var list = BusinessDocumentRenderer.Layout(
            SampleDocument.Of(0) with { Totals = [], Payment = null, Notes = [], Facts = [] });

        Assert.Single(list.Pages);
    }

    [Fact]
    public void A_short_footer_is_on_each_page_and_a_long_one_once_after_the_notes()
    {
        var longFooter = string.Join('\n', Enumerable.Range(1, 20).Select(i => $"Branch {i}"));

        var usual = BusinessDocumentRenderer.Layout(SampleDocument.Of(60));
        var exceptional = BusinessDocumentRenderer.Layout(SampleDocument.Of(60) with { Footer = longFooter });

        Assert.All(usual.Pages, page => Assert.Single(Texts(page, PartKind.Footer)));
        Assert.Empty(Texts(exceptional, PartKind.Footer));
        Assert.Single(Texts(exceptional, PartKind.Note), text => text.Text == "Branch 20 ");
    }

    [Fact]
    public void A_mark_without_room_beside_the_title_becomes_part_of_it()
    {
        var document = SampleDocument.Of(1) with { Mark = "Draft" };
        var crowded = document with { Title = string.Join(' ', Enumerable.Repeat("Invoice", 30)) };

        Assert.Equal("Draft", Texts(BusinessDocumentRenderer.Layout(document), PartKind.Mark).Single().Text);
        Assert.Contains(Texts(BusinessDocumentRenderer.Layout(crowded), PartKind.Title),
            text => text.Text.Contains("Draft", StringComparison.Ordinal));
    }

    [Fact]
    public void The_payment_code_stands_beside_its_account_on_one_page()
    {
        Assert.All(Enumerable.Range(1, 40), lines =>
        {
            var pages = BusinessDocumentRenderer.Layout(SampleDocument.Of(lines)).Pages;
            var page = Assert.Single(pages, page => page.Operations.Any(o => o.Part.Kind == PartKind.PaymentQr));
            Assert.Contains(Texts(page, PartKind.PaymentFact), text => text.Text == "Ala-Too Bank ");
        });
    }

    private static void IsWithinMargins(BusinessDocument document)
    {
        var bottom = new PageFurniture(document).ContentBottom;
        foreach (var text in Texts(BusinessDocumentRenderer.Layout(document)))
        {
            var furniture = text.Part.Kind is PartKind.Footer or PartKind.PageNumber;
            var width = text.Text.TrimEnd(' ').EnumerateRunes().Sum(rune => text.Font.WidthOf(rune.Value, text.Size));
            Assert.True(text.X >= Theme.Left - Tolerance, $"{text} begins left of the margin.");
            Assert.True(text.X + width <= Theme.Right + Tolerance, $"{text} ends right of the margin.");
            Assert.True(text.Baseline <= (furniture ? Theme.PageHeight - 20 : bottom), $"{text} stands too low.");
            Assert.True(text.Baseline >= 40, $"{text} stands too high.");
        }
    }

    private static IEnumerable<DrawText> Texts(DisplayList list, PartKind? kind = null) =>
        list.Pages.SelectMany(page => Texts(page, kind));

    private static IEnumerable<DrawText> Texts(DisplayPage page, PartKind? kind) =>
        page.Operations.OfType<DrawText>().Where(text => kind is null || text.Part.Kind == kind);

    private static string WithoutBlanks(string text) =>
        text.Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
}
