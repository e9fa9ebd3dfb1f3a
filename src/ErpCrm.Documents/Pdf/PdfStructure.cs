using System.Globalization;
using System.Text;

namespace ErpCrm.Documents.Pdf;

/// <summary>One element of the logical structure: what a screen reader reads, in its order.</summary>
internal sealed class PdfElement(string role, string? attributes = null)
{
    public string Role => role;

    public string? Attributes => attributes;

    public List<PdfElement> Children { get; } = [];

    /// <summary>The marked pieces of page content that belong to this element.</summary>
    public List<(int Page, int Mark)> Content { get; } = [];

    public PdfElement Add(PdfElement child)
    {
        Children.Add(child);
        return child;
    }
}

/// <summary>The structure tree of a tagged document.</summary>
internal sealed class PdfStructure
{
    private readonly List<List<PdfElement>> _marksByPage = [];

    public PdfElement Root { get; } = new("Document");

    /// <summary>Starts a page and returns its key in the tree.</summary>
    public int AddPage()
    {
        _marksByPage.Add([]);
        return _marksByPage.Count - 1;
    }

    /// <summary>Names the next piece of content of the current page; the number is unique on the page.</summary>
    public int Mark(PdfElement element, int page)
    {
        var marks = _marksByPage[^1];
        element.Content.Add((page, marks.Count));
        marks.Add(element);
        return marks.Count - 1;
    }

    /// <summary>Writes the tree and returns the number of its root.</summary>
    public int Write(PdfFile file)
    {
        var numbers = new Dictionary<PdfElement, int>(ReferenceEqualityComparer.Instance);
        var tree = file.Reserve();
        var document = Write(file, Root, tree, numbers);
        var pages = _marksByPage.Select((marks, page) => string.Create(
            CultureInfo.InvariantCulture,
            $"{page}[{PdfSyntax.References(marks.Select(element => numbers[element]))}]"));
        file.Write(
            tree,
            $"<</Type/StructTreeRoot/K {document} 0 R/ParentTree<</Nums[{string.Concat(pages)}]>>/ParentTreeNextKey {_marksByPage.Count}>>");
        return tree;
    }

    private static int Write(PdfFile file, PdfElement element, int parent, Dictionary<PdfElement, int> numbers)
    {
        var id = numbers[element] = file.Reserve();
        var kids = new StringBuilder();
        foreach (var (page, mark) in element.Content)
        {
            kids.Append(CultureInfo.InvariantCulture, $"<</Type/MCR/Pg {page} 0 R/MCID {mark}>>");
        }

        foreach (var child in element.Children)
        {
            kids.Append(CultureInfo.InvariantCulture, $" {Write(file, child, id, numbers)} 0 R");
        }

        file.Write(id, $"<</Type/StructElem/S/{element.Role}/P {parent} 0 R{element.Attributes}/K[{kids}]>>");
        return id;
    }
}
